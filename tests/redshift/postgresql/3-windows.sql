-- Window functions.

create table sales (region varchar(10), month integer, amount numeric(8,2))

insert into sales values ('north', 1, 10.00), ('north', 2, 20.00), ('north', 3, 20.00), ('south', 1, 5.50), ('south', 2, null), ('south', 3, 7.00)

select region, month, row_number() over (partition by region order by month) from sales order by region, month

select region, month, rank() over (order by amount desc), dense_rank() over (order by amount desc) from sales order by region, month

select region, month, lag(amount) over (partition by region order by month), lead(amount, 2) over (partition by region order by month) from sales order by region, month

select region, month, sum(amount) over (partition by region order by month rows unbounded preceding) from sales order by region, month

select region, month, sum(amount) over (partition by region) from sales order by region, month

select region, month, count(*) over () from sales order by region, month

select region, month, max(amount) over (partition by region order by month rows between 1 preceding and 1 following) from sales order by region, month

select region, month, first_value(amount) over (partition by region order by month rows between unbounded preceding and unbounded following), last_value(amount) over (partition by region order by month rows between unbounded preceding and unbounded following) from sales order by region, month

select region, month, ntile(2) over (order by region, month) from sales order by region, month

select region, month, percent_rank() over (order by month), cume_dist() over (order by month) from sales order by region, month

select region, sum(amount), rank() over (order by sum(amount) desc) from sales group by region order by region

select region, month, sum(amount) over (order by month rows between 2 preceding and current row) from sales where region = 'north' order by month

select * from (select region, month, row_number() over (partition by region order by amount desc nulls last, month) as n from sales) x where n = 1 order by region

select region, month, nth_value(month, 2) over (partition by region order by month rows between unbounded preceding and unbounded following) from sales order by region, month

select stddev(amount::double precision), variance(amount::double precision), stddev_pop(amount::double precision) from sales where region = 'north'

select bool_and(amount > 1), bool_or(amount > 15), min(region), max(region) from sales

select month from sales where row_number() over (order by month) = 1

select sum(row_number() over ()) from sales

select region, row_number() from sales
