-- Values: casts, arithmetic, exact decimals, text, dates.

select 7 / 2, -7 / 2, 7 % 3, -7 % 3

select 7.0 * 2, 1.5 + 1, 2.50 - 0.25, -1.5

select 0.1 + 0.2, 1.1 * 1.1, 1.10 * 3

select 2147483647, 2147483648, -2147483648

select 1e3, 1.5e-3, 2::real, 2.5::double precision

select 5::numeric(5,2), 2.345::numeric(5,2), -2.345::numeric(5,2), 2.5::numeric(5,0)

select 1.5::integer, 2.5::integer, 2.4::integer, -2.5::integer

select 2.5::double precision::integer, 3.5::double precision::integer

select '12'::integer, ' 12 '::integer, '-7'::smallint, '9000000000'::bigint

select '12.50'::numeric(6,2), '1e2'::numeric(6,2), '.5'::numeric(4,2)

select 'abc'::varchar(2), 'abc'::char(5), 123::varchar(10), 1.50::varchar(10)

select 'true'::boolean, 'f'::boolean, 'yes'::boolean, '0'::boolean, 1::boolean, 0::boolean, true::integer

select true and false, true or null, not true, null and false, null or false

select 1 = 1.0, 1 < 1.5, 2 = 2.0::double precision, '2' = 2, 'a' < 'b', 'B' < 'a'

select null = null, null is null, 1 is not null, (1 = 1) is true, (null = 1) is unknown, (1 = 2) is false, (1 = 2) is not true

select abs(-5), abs(-5.5), sign(-3), sign(2.5), mod(10, 3), mod(-10, 3)

select round(2.4), round(2.5), round(-2.5), round(3.14159, 2), round(1234.5, -2), trunc(3.99), trunc(-3.99), trunc(3.14159, 3)

select ceil(1.1), ceiling(-1.1), floor(1.9), floor(-1.1), ceil(5), floor(5)

select round(2.5::double precision), round(3.5::double precision), ceil(1.2::double precision), floor(-1.2::double precision), trunc(-1.7::double precision)

select power(2, 10), sqrt(81), exp(0), ln(1), log(100), pi() > 3.14

select degrees(pi()), radians(180) = pi(), sin(0), cos(0), atan(0)

select length('hello'), length('héllo'), octet_length('héllo'), char_length(''), length('  x ')

select upper('héllo'), lower('HÉLLO'), initcap('hello wORLD-x'), reverse('abc')

select substring('hello', 2), substring('hello', 2, 3), substring('hello' from 2 for 2), substr('hello', 4), substring('hello', 0, 3), substring('hello', -1, 3)

select left('hello', 2), right('hello', 2), left('hello', -2), right('hello', -2), left('x', 10)

select trim('  x  '), ltrim('  x'), rtrim('x  '), btrim('xxaxx', 'x'), trim(both 'x' from 'xxaxx'), trim(leading '0' from '0070'), ltrim('xyxa', 'xy')

select lpad('7', 3, '0'), rpad('ab', 5, 'xy'), lpad('hello', 3), rpad('hi', 4)

select replace('banana', 'an', 'AN'), translate('hello', 'el', 'ip'), repeat('ab', 3), repeat('x', 0)

select strpos('hello', 'l'), strpos('hello', 'z'), position('lo' in 'hello')

select split_part('a,b,c', ',', 2), split_part('a,b,c', ',', 9), split_part('abc', ',', 1)

select ascii('A'), chr(65), md5('hello'), to_hex(255)

select 'a' || 'b', 'a' || 1, 1 || 'a', 'a' || null

select concat('a', 'b'), concat('x', 'y')

select quote_ident('a b'), quote_ident('ab'), quote_literal('it''s')

select 'it''s', 'tab	inside', ''

select 'abc' like 'a_c', 'abc' like '%', 'a%c' like 'a\%c', 'abc' like 'A%', 'abc' ilike 'A%', 'abc' not like 'x%', '' like ''

select 'abc' similar to 'a(b|x)c', 'abc' similar to 'ab', 'abc' ~ 'b', 'abc' ~ '^b', 'ABC' ~* 'abc', 'abc' !~ 'z'

select date '2026-01-31', timestamp '2026-01-31 09:05:07', timestamp '2026-01-31 09:05:07.25', time '09:05'

select '2026-01-31'::date, '20260131'::date, 'Jan 31, 2026'::date, '31-Jan-2026'::date, '01/31/2026'::date

select '2026-01-31 09:05:00'::timestamp, '2026-01-31T09:05:00'::timestamp, '2026-01-31'::timestamp, '2026-01-31 9:05 PM'::timestamp

select '2026-01-31 12:00:00+02'::timestamptz, '2026-01-31 12:00:00'::timestamptz

select date '2026-01-31' + 1, date '2026-03-01' - 1, date '2026-03-01' - date '2026-02-01'

select date '2026-01-31' + interval '1 month', timestamp '2026-01-31 10:00' - interval '1 day 2 hours', date '2024-02-29' + interval '1 year'

select timestamp '2026-02-01 12:00' - timestamp '2026-01-31 11:30', interval '90 minutes', interval '1 year 2 months', interval '1 day' * 3, interval '1 hour' + interval '30 minutes'

select extract(year from date '2026-01-31'), extract(month from date '2026-01-31'), extract(day from timestamp '2026-01-31 10:00'), extract(hour from timestamp '2026-01-31 10:20'), extract(quarter from date '2026-05-01')

select extract(dow from date '2026-02-01'), extract(doy from date '2026-02-01'), extract(week from date '2026-01-01'), extract(epoch from timestamp '2026-01-31 00:00:00'), extract(century from date '2026-01-01'), extract(decade from date '2026-01-01')

select date_part('year', timestamp '2026-01-31 10:00'), date_part('minute', timestamp '2026-01-31 10:42')

select date_trunc('month', timestamp '2026-05-17 10:20:30'), date_trunc('year', timestamp '2026-05-17'), date_trunc('week', timestamp '2026-05-17 10:00'), date_trunc('hour', timestamp '2026-05-17 10:20'), date_trunc('quarter', timestamp '2026-05-17')

select to_char(date '2026-01-31', 'YYYY-MM-DD'), to_char(timestamp '2026-01-31 09:05:07', 'DD Mon YYYY HH24:MI:SS'), to_char(timestamp '2026-01-31 21:05:07', 'HH12:MI AM'), to_char(date '2026-01-31', 'FMDay, FMDD FMMonth'), to_char(date '2026-01-01', 'Day|Month|DDD|Q')

select to_char(1234.5, '9,999.99'), to_char(12, '000'), to_char(-3.5, '99.9'), to_char(1234567, '9,999,999'), to_char(0.5, 'FM0.00'), to_char(5, 'FM999')

select to_date('31.01.2026', 'DD.MM.YYYY'), to_date('2026 Feb 03', 'YYYY Mon DD'), to_timestamp('2026-01-31 10:11:12', 'YYYY-MM-DD HH24:MI:SS')

select date '2026-01-31' = timestamp '2026-01-31 00:00:00', date '2026-01-31' < '2026-02-01', timestamp '2026-01-31 10:00'::date, '2026-01-31 10:30:00'::timestamp::time

select 9223372036854775807, -9223372036854775808, 12345678901234567890

select 99999999.99::numeric(10,2) + 0.01, 0.001 * 0.001, 100 * 1.05

select 1.0 = 1.00, 1.10 > 1.1, -0.0 = 0.0

select cast('7' as integer) + 1, cast(7 as varchar(5)) || '!'

select (1 + 2) * 3 - -4, 2 + 3 * 4, -(2 + 3), 10 - 2 - 3, 100 / 10 / 2

select 17 & 5, 17 | 5, 1 << 4, 256 >> 2

select least(1, 2.5), greatest(date '2026-01-01', '2026-02-01'), coalesce(null, 2, 3), coalesce(null, 'x')

select '1'::integer + '2'::integer, '3' * 2, 10 / '4'

select null::integer + 1, null || 'a', upper(null), coalesce(null::integer, 5)

select nullif(5, 5), nullif(5, 6), nullif('a', 'b')

select 3 between 1 and 5, 3 not between 1 and 5, 'b' between 'a' and 'c', null between 1 and 2
