-- Statements that do not parse. psql gets each by itself, since it would wait for the end of some.

create table t (id integer)

select from

select * frm t

selct 1

select 1 +

select (1

select 1)

select 'abc

insert into t values (1

update t id = 1

delete t

create table (a integer)

drop

select "id from t

select 1; selec 2

select * from t where

select * from t group by

select * from t order

select 1,

select , 1

select 1 from

update t set

insert into t (id values (1)

create table x (a)

create view v

select case when true then 1

select count( from t

select * from t join

select 1 union

with x as select 1

select 1 limit
