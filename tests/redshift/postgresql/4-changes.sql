-- What changes rows, and definitions.

create table t (id integer not null, v varchar(5) default 'new', n numeric(6,2), d date)

insert into t values (1, 'a', 1.10, '2026-01-01')

insert into t (id, n) values (2, 2)

insert into t (id, v, d) values (3, null, null), (4, default, '2026-02-02')

insert into t select id + 10, v, n * 2, d + 1 from t where id < 3

insert into t (v, id) select 'z', 20

select * from t order by id

update t set v = 'b' where id = 1

update t set n = coalesce(n, 0) + 1, v = upper(v) where id < 5

update t set d = '2026-03-01' from (select 11 as key) k where t.id = k.key

update t set v = default where id = 3

select * from t order by id

delete from t where id = 20

delete from t using (select 12 as key) k where t.id = k.key

delete from t where n > 1000

select id, v, n, d from t order by id

insert into t values (null, 'a', 1, null)

insert into t (v) values ('x')

insert into t values (5, 'too long', 1, null)

insert into t values (5, 'x     ', 1, null)

insert into t values (6, 'x', 12345.67, null)

insert into t values (6, 'x', 1.005, '2026-02-30')

insert into t values (6, 'x', 1.005, 'no date')

insert into t values ('seven', 'x', 1, null)

insert into t values (7, 'x', 'abc', null)

insert into t values (1, 2, 3, 4, 5)

insert into t (id, nope) values (1, 2)

insert into t (id, id) values (1, 2)

insert into nope values (1)

update t set nope = 1

update nope set a = 1

update t set id = null where id = 1

update t set v = 'far too long' where id = 1

delete from nope

delete from t where nope = 1

insert into t values (8, 'x', 5, 17)

insert into t values (8, true, 5, null)

select id, v, n from t order by id

create table t (a integer)

create table if not exists t (a integer)

create table copy1 as select id, n * 2 as double_n from t

select * from copy1 order by id

create table copy2 (like t)

select count(*) from copy2

insert into copy2 select * from t where id = 1

select * from copy2

drop table copy1

drop table copy1

drop table if exists copy1

select * from copy1

create view v as select id, v from t where id < 5

select * from v order by id

select count(*) from v where v is not null

create or replace view v as select id, v from t where id = 1

select * from v

drop table t

drop view v

drop view v

alter table t add column extra integer default 7

select id, extra from t order by id

alter table t rename column extra to more

select more from t where id = 1

select extra from t where id = 1

alter table t drop column more

alter table t drop column more

alter table t rename to renamed

select count(*) from renamed

select count(*) from t

create schema lab

create table lab.things (a integer)

insert into lab.things values (1), (2)

select * from lab.things order by a

select count(*) from things

create schema lab

drop schema lab

drop schema lab cascade

-- differs: Redshift comes from PostgreSQL 8.0, which looks for the schema first and says that it is not there (3F000); newer ones say it of the relation.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-and-postgres-sql.html
select * from lab.things

create temp table scratch (a integer)

insert into scratch values (1)

select * from scratch

begin

insert into renamed (id) values (100)

select count(*) from renamed where id = 100

rollback

select count(*) from renamed where id = 100

begin

insert into renamed (id) values (101)

commit

select count(*) from renamed where id = 101

begin

insert into renamed (id) values (102)

select 1 / 0

select 1

insert into renamed (id) values (103)

commit

select count(*) from renamed where id in (102, 103)

begin

create table made_inside (a integer)

rollback

select * from made_inside

create table dup (a integer, a integer)

create table bad (a nosuchtype)

create table wide (a varchar(0))
