/**
The text of the settings file: `name = value`, a line each, `#` before a comment. Whatever bytes are in it can be read, and changing one setting
leaves all other bytes as they are. Knows no setting, and no file.
*/
import {Buffer} from 'node:buffer';

/** What a line sets; lines count from 1. */
export type Entry = {readonly line: number; readonly name: string; readonly value: string};

/** What a new file begins with. */
export const fileHeading = '# Settings of chat-tui: NAME = VALUE, a line each. /set lists them.\n';

const byteOrderMark = '\u00EF\u00BB\u00BF';

// Each byte is one character here, so that bytes which are no UTF-8 are kept as they are.
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const decode = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
const encode = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** What stands before the value, the value, and what comes after it: blanks, and a comment. */
const setting = /^(\s*([^\s=#;][^\s=]*)\s*=?[^\S\r\n]*)(.*?)(\s+#\s.*|\s*)$/s;

const unquoted = (value: string): string => /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;

type Line = {readonly before: string; readonly name: string; readonly value: string; readonly after: string};

const readLine = (line: string): Line | undefined => {
	const [, before = '', name, value = '', after = ''] = setting.exec(line) ?? [];
	return name === undefined ? undefined : {before, name: decode(name).toLowerCase(), value, after};
};

const linesOf = (text: string): readonly string[] => text.split('\n');

const withoutMark = (text: string): string =>
	text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;

/** What the lines of a file set, in their order. */
export const readEntries = (bytes: Uint8Array): readonly Entry[] =>
	linesOf(withoutMark(textOf(bytes))).flatMap((line, index) => {
		const read = readLine(line);
		return read === undefined
			? []
			: [{line: index + 1, name: read.name, value: unquoted(decode(read.value))}];
	});

/** The file with another value for one setting; undefined takes it out. The last line that sets it is the one that counts. */
export const withEntry = (bytes: Uint8Array, name: string, value: string | undefined): Uint8Array => {
	const whole = textOf(bytes);
	const text = withoutMark(whole);
	const mark = whole.slice(0, whole.length - text.length);
	const lines = linesOf(text);
	const isOf = (line: string): boolean => readLine(line)?.name === name;
	if (value === undefined) {
		return bytesOf(mark + lines.filter(line => !isOf(line)).join('\n'));
	}

	const place = lines.findLastIndex(isOf);
	const known = readLine(lines[place] ?? '');
	if (known !== undefined) {
		// `name` alone, without anything after it.
		const before = /[\s=]$/.test(known.before) ? known.before : `${known.before} = `;
		return bytesOf(mark + lines.with(place, before + encode(value) + known.after).join('\n'));
	}

	const rest = text === '' ? fileHeading : text.endsWith('\n') ? text : `${text}\n`;
	return bytesOf(`${mark}${rest}${encode(`${name} = ${value}`)}\n`);
};
