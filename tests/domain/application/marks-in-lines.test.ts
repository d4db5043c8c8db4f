import { describe, expect, it } from 'vitest';
import { marksInOtherLines } from '@/domain/application/marks-in-lines';

const line = (id: string, position: number, term: string, marks: string) => ({ id, position, listing: null, answers: { term, marks } });
const lines = [line('a', 1, 'LIV', 'XA 1\nXA 2'), line('b', 2, 'LIV', 'XA 3'), line('c', 3, 'SKI', 'TAG 9')];
const found = (id: string | null, term: string, marks: string) => marksInOtherLines({ lines }, { id, answers: { term, marks } });

describe('a mark', () => {
  it('of another line is found with that line', () => {
    expect(found('b', 'LIV', 'XA 3\nXA 2')).toEqual([{ mark: 'XA 2', position: 1 }]);
    expect(found(null, '', 'XA 3')).toEqual([{ mark: 'XA 3', position: 2 }]);
  });

  it('may be that of the animal whose skin and skull are two lines', () => {
    expect(found(null, 'SKU', 'TAG 9')).toEqual([]);
    expect(found(null, 'SKI', 'TAG 9')).toEqual([{ mark: 'TAG 9', position: 3 }]);
  });
});
