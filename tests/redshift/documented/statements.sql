-- Redshift's own SQL, as its documentation has it. Read 2026-11-27 in AWS's own source of the Developer Guide (github.com/awsdocs/amazon-redshift-developer-guide).

create table target (id int, name char(10))

create table source (id int, name char(10))

insert into target values (101, 'Bob'), (102, 'John'), (103, 'Susan')

insert into source values (102, 'Tony'), (103, 'Alice'), (104, 'Bill')

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
merge into target using source on target.id = source.id when matched then update set id = source.id, name = source.name when not matched then insert values (source.id, source.name)

-- = 101|Bob       
-- = 102|Tony      
-- = 103|Alice     
-- = 104|Bill      
select * from target order by id

insert into source values (105, 'David')

merge into target using source on target.id = source.id when matched then delete when not matched then insert values (source.id, source.name)

-- = 101|Bob       
-- = 105|David     
select * from target order by id

truncate target

truncate source

insert into target values (101, 'Bob'), (101, 'John'), (102, 'Susan')

insert into source values (101, 'Tony'), (103, 'Alice')

merge into target using source on target.id = source.id when matched then update set id = source.id, name = source.name when not matched then insert values (source.id, source.name)

-- "After the MERGE statement, only one row with an id of 101 remains."
-- = 101|Tony      
-- = 102|Susan     
-- = 103|Alice     
select * from target order by id

-- ! 0A000 a subquery as source of MERGE is not supported by Amazon Redshift
merge into target using (select 1 as id) s on target.id = s.id when matched then delete when not matched then insert values (s.id, 'x')

-- Keys are told and not enforced.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html
create table keyed (id integer primary key, name varchar(5) unique)

insert into keyed values (1, 'a'), (1, 'a')

-- = 2
select count(*) from keyed

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html
-- = 52
select datediff(week,'2009-01-01','2009-12-31') as numweeks

-- = 1
select datediff(year, '12-31-2008', '01-01-2009')

-- = 2
select datediff(hour, '01-01-2009 8:30:00', '01-01-2009 10:00:00')

-- = 60
select datediff(minute, time '20:00:00', time '21:00:00') as nummins

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html
-- = 2
select avg(q) from (select 1 as q union all select 2 union all select 4) x

create table dec52 as select avg(x) as a, sum(x) as s from (select 1.25::decimal(5,2) as x) q

-- = a|numeric(38,2)
-- = s|numeric(38,2)
select "column", type from pg_table_def where tablename = 'dec52' order by 1

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html
create table quotient as select 10.00::decimal(8,2) / 3.00::decimal(8,2) as q

-- = numeric(17,9)
select type from pg_table_def where tablename = 'quotient'

-- = 3.333333333
select q from quotient

create table dec3 as select 1.00::decimal(7,2) as c1 union select 2.000::decimal(15,3)

-- = numeric(15,3)
select type from pg_table_def where tablename = 'dec3'

-- ! 22003 Numeric data overflow (result precision)
select 12345.67::decimal(7,3)

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
create table texts (c char(5), v varchar(4), m varchar(max), t text)

-- = c|character(5)
-- = m|character varying(65535)
-- = t|character varying(256)
-- = v|character varying(4)
select "column", type from pg_table_def where tablename = 'texts' order by 1

-- Lengths are bytes: two characters of two bytes each fill a varchar(4).
insert into texts (v) values ('éé')

-- ! 22001 value too long for type character varying(4)
insert into texts (v) values ('ééé')

insert into texts (v) values ('abcd   ')

-- Trailing blanks count for nothing where values are compared.
-- = t|t
select 'a'::varchar(5) = 'a  '::varchar(5), 'a'::char(5) = 'a'

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html
-- = a, b, c
select listagg(x, ', ') within group (order by x) from (select 'b' as x union all select 'a' union all select 'c' union all select null union all select '') q

-- = c|b|a
select listagg(distinct x, '|') within group (order by x desc) from (select 'b' as x union all select 'a' union all select 'c' union all select 'a') q

-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html
create table encoded (a boolean, b integer, c varchar(3), d date sortkey)

-- = a|none
-- = b|az64
-- = c|lzo
-- = d|none
select "column", encoding from pg_table_def where tablename = 'encoded' order by 1

-- ! 0A000 SAVEPOINT is not supported by Amazon Redshift
savepoint here
