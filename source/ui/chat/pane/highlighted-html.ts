/** Code that highlight.js has marked up, as tokens. Knows the names of its classes; it does not know the library. */
import type {Token, TokenKind} from './code-colors.ts';

const kinds: Readonly<Record<string, TokenKind>> = {
	keyword: 'keyword',
	built_in: 'keyword',
	literal: 'keyword',
	meta: 'keyword',
	type: 'name',
	tag: 'name',
	name: 'name',
	title: 'name',
	section: 'name',
	attr: 'name',
	attribute: 'name',
	property: 'name',
	'selector-tag': 'name',
	'selector-id': 'name',
	'selector-class': 'name',
	string: 'string',
	regexp: 'string',
	link: 'string',
	addition: 'string',
	char: 'string',
	number: 'number',
	symbol: 'number',
	bullet: 'number',
	comment: 'comment',
	quote: 'comment',
	doctag: 'comment',
	deletion: 'comment',
};

const parts = /<span class="([^"]*)">|<\/span>|&(amp|lt|gt|quot|#x27);|[^<&]+/g;

const kindOf = (classes: string): TokenKind | undefined => {
	const [, name = ''] = /hljs-([\w-]+)/.exec(classes) ?? [];
	return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
};

/** The tokens of code that begins at `start` of a text; undefined where the HTML is not of `length` characters. */
export const tokensOf = (html: string, start: number, length: number): readonly Token[] | undefined => {
	const tokens: Token[] = [];
	const open: (TokenKind | undefined)[] = [];
	let at = start;

	for (const {0: part, 1: classes, 2: entity} of html.matchAll(parts)) {
		if (classes !== undefined) {
			open.push(kindOf(classes) ?? open.at(-1));
			continue;
		}

		if (part === '</span>') {
			open.pop();
			continue;
		}

		const end = at + (entity === undefined ? part.length : 1);
		const kind = open.at(-1);
		const last = tokens.at(-1);

		if (kind !== undefined && last?.kind === kind && last.end === at) {
			tokens[tokens.length - 1] = {...last, end};
		} else if (kind !== undefined) {
			tokens.push({start: at, end, kind});
		}

		at = end;
	}

	return at - start === length ? tokens : undefined;
};
