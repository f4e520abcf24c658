-- What is refused, with PostgreSQL's codes.

create table t (id integer, name varchar(10), n numeric(5,2), d date, b boolean)

insert into t values (1, 'a', 1.5, '2026-01-01', true)

select nope from t

select t.nope from t

select x.id from t

select * from nope

-- differs: Redshift comes from PostgreSQL 8.0, which looks for the schema first and says that it is not there (3F000); newer ones say it of the relation.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-and-postgres-sql.html
select * from nope.t

select id from t, t as u

select id from t, t

select id, count(*) from t

select id, sum(n) from t group by name

select name from t group by name having id > 1

select id from t where sum(n) > 1

select sum(sum(n)) from t

select id from t group by sum(n)

select count(*) from t group by nope

select 1 / 0

select 1 % 0

select 1.0 / 0

select 1.0::double precision / 0

select n / 0 from t

select mod(5, 0)

select name + 1 from t

select d + 1.5 from t

select b + 1 from t

select id || d from t where name > 5

select name = 5 from t

select d = 5 from t

select b = 1 from t

select id like 'a%' from t

select upper(id) from t

select length(5)

select sum(name) from t

select avg(d) from t

select nosuchfunction(1)

select round('abc')

select 'abc'::integer

select '1.5'::integer

select ''::integer

select '3000000000'::integer

select '40000'::smallint

select 3000000000::integer

select 2147483647 + 1

select 9223372036854775807 + 1

select 300::smallint * 300::smallint

select -(-2147483648)::integer - 1

select 1234.5::numeric(5,2)

select 'abc'::date

select '2026-02-30'::date

select '2026-13-01'::date

select '25:00'::time

select 'maybe'::boolean

select 'x'::nosuchtype

select case when id then 1 end from t

select case when true then 1 else 'x' end

select case when true then id else d end from t

select coalesce(id, name) from t

select * from t where id

select * from t where name

select not 1

select 1 and true

select id in ('a', 'b') from t

select id in (select name from t)

select id in (select id, name from t)

select (select id, name from t)

select (select 1 union all select 2)

select 1 union select 1, 2

select 1 union select 'a'

select id from t union select name from t

select id from t union select d from t

select id from t order by 5

select id from t order by nope

select distinct id from t order by name

select id from t limit -1

select id from t limit 'x'

select id from t offset -1

select * from (select 1 as a)

insert t values (1)

select 'a' 'b'

select 1 as from

with x as (select 1) select * from y

with x(a, b) as (select 1) select * from x

select sqrt(-1)

select ln(0)

select power(0, -1)

select chr(0)

select substring('abc', 1, -1)

select lpad('x', 3, 'ab'), split_part('a', ',', 0)

select to_char(1, 2)

select row_number() from t

select count(distinct *) from t

select 'a' ~ '['

select interval 'nonsense'

select date '2026-01-01' + date '2026-01-02'

select current_date + 'x'
