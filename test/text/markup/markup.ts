import test from 'ava';
import fc from 'fast-check';
import {graphemes} from '../../../source/text/cells.ts';
import {parseMarkup} from '../../../source/text/markup/markup.ts';
import {sanitize} from '../../../source/text/sanitize.ts';
import {hostileAtoms} from '../../helpers/hostile-text.ts';

/** What is seen, a line each: `b[…]` is bold, and so on; before it what kind of line it is. */
const show = (text: string): readonly string[] =>
	parseMarkup(text).map(line => {
		const seen = line.runs.map(({start, end, look}) => {
			const marks = Object.keys(look).map(name => name.charAt(0));
			const part = text.slice(start, end);
			return marks.length === 0 ? part : `${marks.join('')}[${part}]`;
		});
		return line.type === 'text' ? seen.join('') : `${line.type}: ${seen.join('')}`;
	});

test('bold, italic, strike and code', t => {
	t.deepEqual(show('**a** *b* _c_ ~~d~~ `e` ***f***'), ['b[a] i[b] i[c] s[d] c[e] bi[f]']);
	t.deepEqual(show('**a *b* ~~c~~**'), ['b[a ]bi[b]b[ ]bs[c]']);
	t.deepEqual(show('``a`b`` `**c**`'), ['c[a`b] c[**c**]']);
});

test('next to particles', t => {
	t.deepEqual(show('**점심**은 *같이*도 _먹_어요 ~~저녁~~을 `코드`를'), [
		'b[점심]은 i[같이]도 i[먹]어요 s[저녁]을 c[코드]를',
	]);
	t.deepEqual(show('오늘**점심**은'), ['오늘b[점심]은']);
	t.deepEqual(show('「**점심**」'), ['「b[점심]」']);
});

test('what is no mark stays as it is', t => {
	for (const text of [
		'snake_case_x',
		'변수_이름_값',
		'__init__',
		'2*3*4',
		'2 * 3 * 4',
		'a**b**c',
		'안녕~~ 반가워~~',
		'네~~그래요~~',
		'^_^ hi ^_^',
		'¯\\_(ツ)_/¯',
		'-_- ㅡ_ㅡ *.*',
		'**open',
		'*open ~~this `that',
		'****',
		'** a **',
		'>_<',
		'-no',
		'1.5',
		'a.b/_x_',
	]) {
		t.deepEqual(show(text), [text]);
	}
});

test('marks inside of code and addresses are of them', t => {
	t.deepEqual(show('`a*b*` *c*'), ['c[a*b*] i[c]']);
	t.deepEqual(show('https://a.b/_x_y **https://a.b**'), ['l[https://a.b/_x_y] bl[https://a.b]']);
});

test('blocks of code', t => {
	t.deepEqual(show('a\n```ts\n**b**\n\n  c\n```\nd'), ['a', 'code: **b**', 'code: ', 'code:   c', 'd']);
	t.deepEqual(show('```let a\nlet b```'), ['code: let a', 'code: let b']);
	t.deepEqual(show('```\na'), ['```', 'a']);
	t.deepEqual(show('```\n```'), ['```', '```']);
	const [line] = parseMarkup('```TS \nx\ny\n```');
	t.deepEqual(line?.type === 'code' && line.code, {language: 'ts', start: 7, end: 10});
});

test('quotes and lists', t => {
	t.deepEqual(show('> a *b*\n- c\n  * d\n12. e'), ['quote: a i[b]', 'item: c', 'item: d', 'item: 12. e']);
});

const atoms = [
	'*',
	'**',
	'_',
	'~~',
	'`',
	'```',
	'\n',
	'> ',
	'- ',
	'1. ',
	' ',
	'https://a.b',
	'/',
	'를',
	'a',
	'snake_case',
];
const anyText = fc
	.array(fc.constantFrom(...atoms, ...atoms, ...hostileAtoms), {maxLength: 40})
	.map(parts => sanitize(parts.join('')));

/** What may be left out: marks, line ends, what is before a line, and the names of languages. */
const left = /^(?:[*_~`\n \-•]|> |```[\w+#.-]*\s*)*$/;

test('nothing of a text is lost but its marks, and no character becomes part of another', t => {
	fc.assert(
		fc.property(anyText, text => {
			const lines = parseMarkup(text);
			t.true(lines.length > 0);
			let end = 0;

			for (const line of lines) {
				for (const run of line.runs) {
					t.true(run.start >= end && run.end > run.start);
					t.regex(text.slice(end, run.start), left);
					end = run.end;
				}

				const parts = line.runs.map(run => text.slice(run.start, run.end));
				t.deepEqual(
					graphemes(parts.join('')),
					parts.flatMap(part => [...graphemes(part)]),
				);
			}

			t.regex(text.slice(end), left);
		}),
		{numRuns: 2000},
	);
});

test('what is said once is said once: to mark what is marked changes nothing seen', t => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z가-힣]{1,10}$/), word => {
			t.deepEqual(show(`**${word}**은 *${word}*`), [`b[${word}]은 i[${word}]`]);
		}),
	);
});

test('hostile text is read in as many steps as it is long', t => {
	// A text of megabytes: what is quadratic does not come back.
	for (const part of [
		'*a ',
		'**a',
		'*a**b',
		'_a ',
		'`a',
		'```\n',
		'mailto:',
		'http://',
		'https://a.b/(',
		'~~a ',
		'> ',
		'- ',
	]) {
		t.true(parseMarkup(part.repeat(1_000_000 / part.length)).length > 0);
	}

	const ticks = Array.from({length: 1000}, (_, length) => `${'`'.repeat(length)} `).join('');
	t.is(parseMarkup(ticks).length, 1);
});
