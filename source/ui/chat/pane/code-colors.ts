/** What a part of code is, for its colour. Knows no language. */
import type {Code} from '../../../text/markup/markup.ts';

export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'name';

/** UTF-16 offsets in the text that the code is in. */
export type Token = {readonly start: number; readonly end: number; readonly kind: TokenKind};

/** The tokens of a block of code in a text, in order and apart from each other; undefined where they are not known. */
export type Colors = (text: string, code: Code) => readonly Token[] | undefined;

export const noColors: Colors = () => undefined;
