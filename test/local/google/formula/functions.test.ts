import { describe, expect, it } from 'vitest';
import { compute } from './compute.ts';

const FRUIT = [
  ['apple', 10, true],
  ['pear', 20, false],
  ['Apple', 30, true],
  ['fig', null, "'5"],
  ['plum', 50, '=1/0'],
];

function table(rows: readonly (readonly [formula: string, value: unknown])[], locale?: string): void {
  it.each(rows)('%s is %j', (formula, value) => {
    const result = compute(formula, FRUIT, locale);
    if (typeof value === 'number' && !Number.isInteger(value)) expect(result).toBeCloseTo(value, 9);
    else expect(result).toBe(value);
  });
}

describe('operators', () => {
  table([
    ['=1+2*3-4/2', 5],
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=50%', 0.5],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="10"+5', 15],
    ['=1/3&""', '0.333333333333333'],
    ['=0.1+0.2&""', '0.3'],
    ['=1E20&""', '1E+20'],
    ['="ab"="AB"', true],
    ['=1<"a"', true],
    ['="a"<TRUE', true],
    ['=D9=0', true],
    ['=D9=""', true],
    ['=1<>2', true],
    ['=(1+2)*3', 9],
    ['=SUM({1,2;3,4})', 10],
    ['=SUM(B1:INDEX(B:B,2))', 30],
  ]);
});

describe('aggregates', () => {
  table([
    ['=SUM(B1:B5)', 110],
    ['=SUM(B:B)', 110],
    ['=SUM(B1,B2,"5",TRUE)', 36],
    ['=SUM(C4)', 0],
    ['=AVERAGE(B1:B5)', 27.5],
    ['=AVERAGE(A1:A5)', '#DIV/0! Evaluation of function AVERAGE caused a divide by zero error.'],
    ['=MIN(B1:B5)', 10],
    ['=MAX(B1:B5,7)', 50],
    ['=MAX(A1:A5)', 0],
    ['=COUNT(A1:B5)', 4],
    ['=COUNTA(A1:B5)', 9],
    ['=COUNTBLANK(B1:B5)', 1],
    ['=COUNTIF(A1:A5,"apple")', 2],
    ['=COUNTIF(A1:A5,"p*")', 2],
    ['=COUNTIF(A1:A5,"???")', 1],
    ['=COUNTIF(A1:A5,"*p*l*")', 3],
    ['=COUNTIF({"a*";"ab"},"a~*")', 1],
    [`=COUNTIF(A1:A5,"${'*a'.repeat(40)}*b")`, 0],
    ['=COUNTIF(B1:B5,">=20")', 3],
    ['=COUNTIF(B1:B5,"<>20")', 4],
    ['=COUNTIFS(A1:A5,"apple",B1:B5,">10")', 1],
    ['=SUMIF(A1:A5,"apple",B1:B5)', 40],
    ['=SUMIF(B1:B5,">15")', 100],
    ['=SUMIFS(B1:B5,A1:A5,"<>apple",B1:B5,"<50")', 20],
    ['=AVERAGEIF(A1:A5,"apple",B1)', 20],
    ['=SUMPRODUCT(B1:B3,B1:B3)', 1400],
    ['=SUMPRODUCT((A1:A5="apple")*B1:B5)', 40],
    ['=SUMPRODUCT(--(B1:B5>15))', 3],
    ['=MEDIAN(B1:B5)', 25],
    ['=LARGE(B1:B5,2)', 30],
    ['=STDEV(B1:B3)', 10],
    ['=SUM(C1:C5)', '#DIV/0! Function DIVIDE parameter 2 cannot be zero.'],
  ]);
});

describe('numbers', () => {
  table([
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUND(1234,-2)', 1200],
    ['=ROUNDUP(1.21,1)', 1.3],
    ['=ROUNDDOWN(-1.29,1)', -1.2],
    ['=INT(-1.5)', -2],
    ['=TRUNC(-1.5)', -1],
    ['=MOD(-7,3)', 2],
    ['=MOD(-6,3)', 0],
    ['=FLOOR(0.3,0.1)', 0.3],
    ['=TRUNC(8.29,2)', 8.29],
    ['=LOG10(1000)', 3],
    ['=ASIN(2)', '#NUM! Function ASIN parameter 1 value is 2. Valid values are between -1 and 1 inclusive.'],
    ['=ODD(-2)', -3],
    ['=ABS(-4)', 4],
    ['=POWER(2,10)', 1024],
    ['=SQRT(16)', 4],
    ['=SQRT(-1)', '#NUM! Function SQRT parameter 1 value is negative. It should be greater than or equal to zero.'],
    ['=CEILING(7,5)', 10],
    ['=FLOOR(7,5)', 5],
    ['=LN(EXP(2))', 2],
    ['=PI()', Math.PI],
    ['=SIGN(-3)', -1],
    ['=(-1)^0.5', '#NUM! POWER(-1,0.5) evaluates to an imaginary number.'],
    ['=10^400', '#NUM! Function POW came to a number that is too large.'],
  ]);
});

describe('logic', () => {
  table([
    ['=IF(B1>5,"yes",1/0)', 'yes'],
    ['=IF(B1>50,1)', false],
    ['=IFS(B1>50,1,B1>5,2)', 2],
    ['=IFS(B1>50,1)', '#N/A No match'],
    ['=IFERROR(1/0,"—")', '—'],
    ['=IFERROR(C5)', null],
    ['=IFERROR(7,1/0)', 7],
    ['=IFNA(MATCH("x",A1:A5,0),0)', 0],
    ['=AND(TRUE,B1)', true],
    ['=OR(FALSE,0)', false],
    ['=NOT(TRUE)', false],
    ['=SWITCH(B1,5,"a",10,"b","c")', 'b'],
    ['=CHOOSE(2,"a","b")', 'b'],
    ['=ISBLANK(B4)', true],
    ['=ISNUMBER(C4)', false],
    ['=ISERROR(C5)', true],
    ['=IF(C5,1,2)', '#DIV/0! Function DIVIDE parameter 2 cannot be zero.'],
  ]);
});

describe('finding', () => {
  table([
    ['=VLOOKUP("pear",A1:B5,2,FALSE)', 20],
    ['=VLOOKUP("PLUM",A1:B5,2,FALSE)', 50],
    ['=VLOOKUP("kiwi",A1:B5,2,FALSE)', "#N/A Did not find value 'kiwi' in VLOOKUP evaluation."],
    ['=VLOOKUP("pear",A1:B5,3,FALSE)', '#REF! VLOOKUP evaluates to an out of bounds range.'],
    ['=VLOOKUP(25,{10,"a";20,"b";30,"c"},2)', 'b'],
    ['=HLOOKUP(2,{1,2,3;"a","b","c"},2,FALSE)', 'b'],
    ['=XLOOKUP("fig",A1:A5,B1:B5)', null],
    ['=XLOOKUP("kiwi",A1:A5,B1:B5,"none")', 'none'],
    ['=SUM(INDEX(A1:B5,0,2))', 110],
    ['=SUM(XLOOKUP("pear",A1:A5,A1:B5))', 20],
    ['=XLOOKUP(25,B1:B3,A1:A3,"none",-1)', 'pear'],
    ['=XLOOKUP(25,B1:B3,A1:A3,"none",1)', 'Apple'],
    ['=XLOOKUP(1,A1:A3,B1:B2)', '#VALUE! Array arguments to XLOOKUP are of different size.'],
    ['=INDEX(A1:B5,3,2)', 30],
    ['=MATCH(25,B1:B3,1)', 2],
    ['=MATCH("p*",A1:A5,0)', 2],
    ['=INDEX(B1:B5,MATCH("plum",A1:A5,0))', 50],
    ['=ROW(B7)', 7],
    ['=COLUMN(C1)', 3],
    ['=ROWS(A2:B5)', 4],
    ['=INDIRECT("B"&2)', 20],
    ['=OFFSET(B1,1,0)', 20],
  ]);
});

describe('texts', () => {
  table([
    ['=LEFT("строка",3)', 'стр'],
    ['=RIGHT("строка")', 'а'],
    ['=MID("строка",2,3)', 'тро'],
    ['=LEN("строка")', 6],
    ['=TRIM("  a   b ")', 'a b'],
    ['=UPPER("абв")', 'АБВ'],
    ['=LOWER("АБВ")', 'абв'],
    ['=PROPER("иван петров")', 'Иван Петров'],
    ['=CONCATENATE("a",1,TRUE)', 'a1TRUE'],
    ['=TEXTJOIN(", ",TRUE,A1:A2,"",B1)', 'apple, pear, 10'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REPLACE("abcdef",2,3,"*")', 'a*ef'],
    ['=FIND("c","abc")', 3],
    ['=SEARCH("B","abc")', 2],
    ['=SEARCH("b?d","abcd")', 2],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=TEXT(DATE(2024,3,5),"yyyy-mm-dd")', '2024-03-05'],
    ['=TEXT("x","0;0;0;""—""@")', '—x'],
    ['=VALUE("12%")', 0.12],
    ['=VALUE("x")', "#VALUE! VALUE parameter 'x' cannot be parsed to number."],
    ['=EXACT("a","A")', false],
    ['=REPT("ab",3)', 'ababab'],
    ['=CHAR(65)', 'A'],
  ]);
});

describe('dates', () => {
  table([
    ['=DATE(2024,3,5)', 45356],
    ['=DATE(2024,14,0)', 45688],
    ['=YEAR("2024-03-05")', 2024],
    ['=MONTH(45356)', 3],
    ['=DAY(45356)', 5],
    ['=WEEKDAY(DATE(2026,5,20))', 4],
    ['=TODAY()', 46162],
    ['=NOW()', 46162.5],
    ['=EDATE(DATE(2024,1,31),1)', 45351],
    ['=EOMONTH(DATE(2024,1,31),1)', 45351],
    ['=DATEDIF(DATE(2020,1,15),DATE(2024,1,14),"Y")', 3],
    ['=DAYS(DATE(2024,3,1),DATE(2024,2,1))', 29],
    ['=DATEVALUE("2024-03-05")', 45356],
    ['=HOUR(0.75)', 18],
    ['=NETWORKDAYS(DATE(2026,5,18),DATE(2026,5,24))', 5],
  ]);
});

describe('what Google says of what cannot be computed', () => {
  table([
    ['=NOSUCH(1)', "#NAME? Unknown function: 'NOSUCH'."],
    ['=CONSTRUCTOR()', "#NAME? Unknown function: 'CONSTRUCTOR'."],
    ['=nothing', "#NAME? Unknown range name: 'NOTHING'."],
    ['=Nowhere!A1', "#REF! Unresolved sheet name 'Nowhere'."],
    ['=#REF!+1', '#REF! Reference does not exist.'],
    ['=ZZ1', '#REF! Reference does not exist.'],
    [
      '=1+"abc"',
      "#VALUE! Function ADD parameter 2 expects number values. But 'abc' is a text and cannot be coerced to a number.",
    ],
    ['=1/0', '#DIV/0! Function DIVIDE parameter 2 cannot be zero.'],
    ['=IF(1)', '#N/A Wrong number of arguments to IF. Expected between 2 and 3 arguments, but got 1 arguments.'],
    ['=ABS()', '#N/A Wrong number of arguments to ABS. Expected 1 arguments, but got 0 arguments.'],
    ['=SUM(', '#ERROR! Formula parse error.'],
    ['=1 2', '#ERROR! Formula parse error.'],
    ['=L1', '#REF! Circular dependency detected. To resolve with iterative calculation, see File > Settings.'],
    ['=SUM(K1:L1)', '#REF! Circular dependency detected. To resolve with iterative calculation, see File > Settings.'],
  ]);

  it.each([
    ['=QUERY(A1:B5,"select A")', 'the function QUERY'],
    ['=IMPORTRANGE("x","A1")', 'IMPORTRANGE, which reaches outside of the workbook'],
    ['=1+UNIQUE(A1:A5)', 'the function UNIQUE'],
    ['=IFERROR(SORT(A1:A5),0)', 'the function SORT'],
    ['={1,2}', 'a formula that fills more than its own cell'],
    ['=INDEX(A1:B5,0,1)', 'a formula that fills more than its own cell'],
    ['=XLOOKUP("pear",A1:A5,A1:C5)', 'a formula that fills more than its own cell'],
    [`=${'('.repeat(151)}1${')'.repeat(151)}`, 'a formula that is nested more than 150 deep'],
    ['=Table1[Sum]', 'references to tables'],
  ])('%s is refused with its name, never guessed', (formula, name) => {
    expect(() => compute(formula, FRUIT)).toThrow(name);
  });
});

describe('in ru_RU', () => {
  const rows = [
    ['яблоко', '1,5'],
    ['груша', '2,5'],
  ];
  it.each([
    ['=СУММ(B1:B2;1,5)', 5.5],
    ['=SUM(B1:B2;1)', 5],
    ['=ЕСЛИ(B1>1;"да";"нет")', 'да'],
    ['=ВПР("груша";A1:B2;2;ЛОЖЬ)', 2.5],
    ['=СЧЁТЕСЛИ(B1:B2;">1,5")', 1],
    ['="="&1,5', '=1,5'],
    ['=ИСТИНА()', true],
    ['=ЗНАЧЕН("1 234,5")', 1234.5],
    ['=ТЕКСТ(1234,5;"# ##0,00")', '1\u00A0234,50'],
    ['=СУММПРОИЗВ({1;2};{3;4})', 11],
    ['=SUM({1\\2})', 3],
    ['=Данные!A1+1', 1],
    ['=ЧЕГОНЕТ(1)', "#NAME? Unknown function: 'ЧЕГОНЕТ'."],
    ['=SUM(1,5)', 1.5],
    ['=SUM(1.5;1)', '#ERROR! Formula parse error.'],
  ])('%s is %j', (formula, value) => {
    expect(compute(formula, rows, 'ru_RU')).toBe(value);
  });
});
