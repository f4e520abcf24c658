-- Queries: what is selected, filtered, grouped, ordered.

create table customers (id integer not null, name varchar(30), city varchar(20), since date)

create table orders (id bigint, customer_id integer, amount numeric(10,2), placed timestamp, note varchar(50))

insert into customers values (1, 'Ada', 'London', '2024-01-15'), (2, 'Bob', 'Paris', '2024-02-20'), (3, 'Cy', null, '2025-07-01'), (4, 'Dee', 'Paris', null)

insert into orders values (10, 1, 12.50, '2026-01-31 09:05:00', 'first'), (11, 1, 7.25, '2026-01-31 10:00:00', null), (12, 2, 100.00, '2026-02-01 00:00:00', 'big'), (13, null, 3.10, '2026-02-01 12:30:15', ''), (14, 3, null, null, 'no amount')

select * from customers order by id

select id, name from customers where city = 'Paris' order by id

select name from customers where city <> 'Paris' order by name

select name from customers where city is null

select name from customers where not (city = 'Paris') order by 1

select name from customers where id in (1, 3, 99) order by id desc

select name from customers where id not in (1, 3) order by id

select name from customers where city in ('Paris', null) order by id

select name from customers where since between '2024-01-01' and '2024-12-31' order by id

select name from customers where name like '%e%' order by id

select name from customers where name not like '_o%' order by id

select name from customers where name ilike 'a%'

select name from customers order by city, id

select name from customers order by city desc, id

select name from customers order by city nulls first, id

select name from customers order by city desc nulls last, id

select distinct city from customers order by city

select count(*), count(city), count(distinct city) from customers

select city, count(*) from customers group by city order by city

select city, count(*) as n from customers group by city having count(*) > 1

select city as place, count(*) from customers group by place order by 2 desc, 1

select upper(city), count(*) from customers group by 1 order by 1

select sum(amount), min(amount), max(amount) from orders

select customer_id, sum(amount) as total from orders group by customer_id order by total desc nulls last, customer_id

select max(placed), min(placed) from orders

select sum(amount) from orders where id > 1000

select count(*) from orders where amount > 5 or note = 'no amount'

select o.id, c.name from orders o join customers c on c.id = o.customer_id order by o.id

select o.id, c.name from orders o left join customers c on c.id = o.customer_id order by o.id

select o.id, c.name from orders o right join customers c on c.id = o.customer_id order by c.id, o.id

select o.id, c.id from orders o full join customers c on c.id = o.customer_id order by o.id, c.id

select count(*) from orders cross join customers

select count(*) from orders, customers where orders.customer_id = customers.id

select a.name, b.name from customers a join customers b on a.city = b.city and a.id < b.id

select id, name, n from customers join (select customer_id as id, count(*) as n from orders group by customer_id) x using (id) order by id

select * from (select id, name from customers) c natural join (select 1 as id, 'x' as other) d

select name, (select count(*) from orders where customer_id = customers.id) from customers order by id

select name from customers c where exists (select 1 from orders o where o.customer_id = c.id and o.amount > 50)

select name from customers c where not exists (select 1 from orders o where o.customer_id = c.id) order by name

select name from customers where id in (select customer_id from orders) order by name

select name from customers where id not in (select customer_id from orders)

select id from orders where amount = (select max(amount) from orders)

select id from orders where amount > (select avg(amount) from orders) order by id

with big as (select * from orders where amount > 10) select count(*), sum(amount) from big

with a as (select id from customers), b as (select id + 1 as id from a) select a.id from a join b on a.id = b.id order by 1

with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select i from n order by i

with recursive f(n, a, b) as (select 1, 0, 1 union all select n + 1, b, a + b from f where n < 10) select n, a from f order by n

select id from customers union select customer_id from orders order by 1

select id from customers union all select customer_id from orders order by 1 nulls first

select id from customers intersect select customer_id from orders order by 1

select id from customers except select customer_id from orders order by 1

select id, name from customers order by id limit 2

select id, name from customers order by id limit 2 offset 1

select id from customers order by id offset 3

select id from customers order by id limit 0

select id from customers order by id limit all

select case when amount > 50 then 'big' when amount > 5 then 'middle' else 'small' end as size, count(*) from orders group by 1 order by 1

select case customer_id when 1 then 'Ada' when 2 then 'Bob' end from orders order by id

select coalesce(note, 'none'), nullif(note, '') from orders order by id

select greatest(1, 3, 2), least(4, 2, null), greatest('a', 'b')

select id, amount * 2, amount + 1, amount - 0.5 from orders where amount is not null order by id

select count(*) from orders where (customer_id, amount) = (1, 7.25)

select sum(case when note is null then 1 else 0 end) from orders

select c.city, sum(o.amount) from customers c join orders o on o.customer_id = c.id group by c.city having sum(o.amount) > 10 order by c.city

select x.total from (select sum(amount) as total from orders) x

select o.* from orders o where o.id = 10

select 1 as one, 'text' as two, null as three, true as four

select 1 where false

select count(*) from (select distinct customer_id, note is null from orders) q

values (1, 'a'), (2, 'b')

select * from (values (1, 'x'), (2, 'y')) as v(n, t) order by n desc

select name || ' of ' || city from customers order by id

select id % 2 as odd, count(*) from orders group by id % 2 order by 1

select avg(amount) from orders where id in (10, 12)

select sum(id) from orders

select customer_id from orders group by customer_id order by sum(amount) desc nulls last, customer_id limit 1

select (select max(id) from orders) - (select min(id) from orders)

select name from customers where city = (select city from customers where id = 2) and id <> 2

select count(*) from customers c1 where (select count(*) from customers c2 where c2.city = c1.city) > 1
