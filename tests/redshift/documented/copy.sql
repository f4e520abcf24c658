-- COPY. Files lie in tests/redshift/files, which is the bucket "bucket".

create table plain (id integer, name varchar(20), amount decimal(8,2), day date, at timestamp)

-- The default: fields with a pipe between them, \N is NULL, an empty number is NULL and an empty text is empty.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html
copy plain from 's3://bucket/clean/pipes' iam_role 'arn:aws:iam::123456789012:role/loader'

-- Digits beyond the scale are cut off.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html
-- = 1|Ada|12.50|2026-01-31|2026-01-31 09:05:00
-- = 2|Bob|\N|2026-02-01|\N
-- = 3||7.00|\N|2026-02-01 10:00:00
select * from plain order by id

truncate plain

copy plain from 's3://bucket/clean/pipes' iam_role default roundec emptyasnull

-- = 1|Ada|12.51
-- = 2|Bob|\N
-- = 3|\N|7.00
select id, name, amount from plain order by id

create table two (id integer, name varchar(20))

-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html
copy two from 's3://bucket/clean/quoted.csv' iam_role default csv ignoreheader 1

-- = 1|A "quoted" word
-- = 2|two/lines
-- = 3|blanks around
-- = 4|with, comma
select id, replace(name, chr(10), '/') from two order by id

truncate two

-- A byte order mark and the line ends of Windows.
copy two from 's3://bucket/clean/bom' iam_role default format as csv ignoreheader as 1

-- = 1|Ada
-- = 2|Böb
select * from two order by id

truncate two

copy two from 's3://bucket/clean/packed' iam_role default csv gzip

-- = 2
select count(*) from two

-- All objects whose keys begin so.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
copy two (id, name) from 's3://bucket/many/part' iam_role default csv

-- = 5
select count(*) from two

-- = 3
select pg_last_copy_count()

truncate two

-- page: https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html
copy two from 's3://bucket/manifest.json' iam_role default csv manifest

-- = 2|b
-- = 3|c
select * from two order by id

create table three (id integer, a varchar(5), b varchar(5))

-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html
copy three from 's3://bucket/clean/blanks' iam_role default blanksasnull emptyasnull ignoreblanklines

-- = 1|\N|a
-- = 2|\N|b
select * from three order by id

truncate three

copy three from 's3://bucket/clean/blanks' iam_role default ignoreblanklines

-- = 2|0
select char_length(a), (select char_length(a) from three where id = 2) from three where id = 1

truncate three

copy three from 's3://bucket/clean/short' iam_role default fillrecord

-- = 1|a|
-- = 2|b|c
select * from three order by id

truncate two

copy two from 's3://bucket/clean/escape' iam_role default escape

-- = 1|A | B
-- = 2|two/lines
select id, replace(name, chr(10), '/') from two order by id

truncate two

copy two from 's3://bucket/clean/removequotes' iam_role default removequotes

-- = 1|Ada | L
-- = 2|Bob
select * from two order by id

create table times (id integer, day date, at timestamp)

copy times from 's3://bucket/clean/dates' iam_role default dateformat 'DD.MM.YYYY' timeformat 'epochsecs'

-- = 1|2026-01-31|2026-01-31 09:05:00
select * from times

create table moments (id integer, at timestamp)

copy moments from 's3://bucket/clean/iso' iam_role default timeformat 'auto'

-- = 2026-01-31 09:05:00
select at from moments

create table amounts (id integer, name varchar(10), amount decimal(8,2), more varchar(50))

-- Names match exactly; what is missing is NULL; what is an object comes as its text.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html
copy amounts from 's3://bucket/json/rows' iam_role default json 'auto'

-- = 1|Ada|12.50|{"a":[1,2]}
-- = 2|\N|\N|\N
-- = \N|\N|\N|\N
select * from amounts order by id

truncate amounts

copy amounts from 's3://bucket/json/rows' iam_role default json 'auto ignorecase'

-- = 3|Cy
select id, name from amounts where id = 3

truncate two

-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html
copy two from 's3://bucket/json/nested' iam_role default json 's3://bucket/json/paths.jsonpaths'

-- = 8|Ada
select * from two

create table strict (id integer not null, name varchar(10))

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html
-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/extra' iam_role default csv

-- = 1202|Extra column(s) found|2|s3://bucket/dirty/extra.csv
select err_code, trim(err_reason), line_number, trim(filename) from stl_load_errors order by starttime, query desc limit 1

-- Nothing of a failed load stays.
-- = 0
select count(*) from strict

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/few' iam_role default csv

-- = 1214|Delimiter not found
select err_code, trim(err_reason) from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/long' iam_role default csv

-- = 1204|String length exceeds DDL length|name|varchar|10|abcdefghijk
select err_code, trim(err_reason), trim(colname), trim(type), trim(col_length), trim(raw_field_value) from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/digit' iam_role default csv

-- = 1207|Invalid digit, Value 'x', Pos 0, Type: Integer|x2,b
select err_code, trim(err_reason), trim(raw_line) from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/overflow' iam_role default csv

-- = 1204
select err_code from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/null' iam_role default csv

-- = 1213|Missing data for not-null field|id
select err_code, trim(err_reason), trim(colname) from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/quotes' iam_role default csv

-- = 1214|Invalid quote formatting for CSV
select err_code, trim(err_reason) from stl_load_errors order by query desc limit 1

-- page: https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html
-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/utf8' iam_role default csv

-- = 1220|String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: a4 (error 3)
select err_code, trim(err_reason) from stl_load_errors order by query desc limit 1

copy strict from 's3://bucket/dirty/utf8' iam_role default csv acceptinvchars '^'

-- = 1|a^b
select * from strict

create table narrow (id integer, c char(5))

-- ! XX000 Load into table 'narrow' failed.  Check 'stl_load_errors' system table for details.
copy narrow from 's3://bucket/dirty/multibyte' iam_role default csv

-- = 1220|Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3 a9
select err_code, trim(err_reason) from stl_load_errors order by query desc limit 1

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html
-- ! XX000 Load into table 'narrow' failed.  Check 'stl_load_errors' system table for details.
copy narrow from 's3://bucket/dirty/nul' iam_role default csv

create table days (id integer, day date)

-- ! XX000 Load into table 'days' failed.  Check 'stl_load_errors' system table for details.
copy days from 's3://bucket/dirty/date' iam_role default

-- = 1205
select err_code from stl_load_errors order by query desc limit 1

-- ! XX000 Load into table 'days' failed.  Check 'stl_load_errors' system table for details.
copy days from 's3://bucket/dirty/day' iam_role default

-- = 1205
select err_code from stl_load_errors order by query desc limit 1

copy days from 's3://bucket/dirty/day' iam_role default dateformat 'auto' acceptanydate

-- = 1|\N
select * from days

-- ! XX000 Load into table 'moments' failed.  Check 'stl_load_errors' system table for details.
copy moments from 's3://bucket/dirty/timestamp' iam_role default

-- = 1206|Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]
select err_code, trim(err_reason) from stl_load_errors order by query desc limit 1

truncate strict

-- MAXERROR: fewer errors than that are left out, as many make the load fail.
-- page: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html
copy strict from 's3://bucket/dirty/several' iam_role default csv maxerror 3

-- = 1
-- = 3
-- = 5
select id from strict order by id

truncate strict

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/several' iam_role default csv maxerror 2

-- = 0
select count(*) from strict

-- page: https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
-- ! XX000 The specified S3 prefix 'nothing/here' does not exist
copy strict from 's3://bucket/nothing/here' iam_role default csv

-- A failed load takes its transaction with it, but what is told of it stays.
begin

insert into strict values (7, 'before')

-- ! XX000 Load into table 'strict' failed.  Check 'stl_load_errors' system table for details.
copy strict from 's3://bucket/dirty/null' iam_role default csv

-- ! 25P02 current transaction is aborted, commands ignored until end of transaction block
select count(*) from strict

rollback

-- = 0
select count(*) from strict

-- = 1213
select err_code from stl_load_errors order by query desc limit 1
