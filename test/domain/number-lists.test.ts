import { expect, it } from 'vitest';
import { NumberLists } from '../../domain/number-lists.ts';

function listOf(lists: NumberLists, row: number): readonly number[] {
  return [...lists.numbers.subarray(lists.fromOf(row), lists.toOf(row))];
}

it('each row has its own list, in whatever order the rows come and however long the lists are', () => {
  const lists = new NumberLists(3);
  const long = Array.from({ length: 500 }, (_, number) => number);
  for (const [row, numbers] of [
    [2, long],
    [0, [7, 8]],
  ] as const) {
    lists.begin(row);
    for (const number of numbers) lists.push(row, number);
  }
  expect([0, 1, 2].map((row) => listOf(lists, row))).toEqual([[7, 8], [], long]);
  expect([lists.isEmpty(0), lists.isEmpty(1)]).toEqual([false, true]);
  expect([lists.includes(0, 8), lists.includes(0, 9), lists.includes(1, 7)]).toEqual([true, false, false]);
});

it('a list that is begun again forgets what it held', () => {
  const lists = new NumberLists(1);
  lists.begin(0);
  lists.push(0, 1);
  lists.begin(0);
  lists.push(0, 2);
  expect(listOf(lists, 0)).toEqual([2]);
});
