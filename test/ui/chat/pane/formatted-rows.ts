import test from 'ava';
import fc from 'fast-check';
import {sanitize} from '../../../../source/text/sanitize.ts';
import {matchesIn, parseQuery} from '../../../../source/text/search.ts';
import {noColors} from '../../../../source/ui/chat/pane/code-colors.ts';
import {type FormatOptions, formattedRows} from '../../../../source/ui/chat/pane/formatted-rows.ts';
import {type Row, rowText, rowWidth} from '../../../../source/ui/components/row.ts';
import {createTheme, type Style} from '../../../../source/ui/theme.ts';
import {hostileAtoms} from '../../../helpers/hostile-text.ts';

const theme = createTheme('dark');

const draw = (text: string, room = 40, more: Partial<FormatOptions> = {}): readonly Row[] =>
	formattedRows(text, {
		room,
		firstIndent: 0,
		style: {},
		theme,
		ranges: [],
		highlight: theme.match,
		suffix: '',
		colors: noColors,
		...more,
	});

const styleOf = (rows: readonly Row[], text: string): Style | undefined =>
	rows.flat().find(span => span.text === text)?.style;

test('lists, quotes and code have their indentation on every row', t => {
	t.deepEqual(
		draw('- one two three\n  - four five\n10. six seven\n> eight nine ten\n```\nx y\n```', 14).map(rowText),
		['• one two', '  three', '  • four five', '10. six seven', '▎ eight nine', '▎ ten', '▎ x y'],
	);
});

test('code that goes on in the next row keeps its indentation, up to a third of the room', t => {
	t.deepEqual(draw('```\nif (x) {\n   one two three\n}\n```', 14).map(rowText), [
		'▎ if (x) {',
		'▎    one two',
		'▎    three',
		'▎ }',
	]);
	const rows = draw(`\`\`\`\n${' '.repeat(30)}deep deep deep\n\`\`\``, 20);
	t.true(rows.slice(1).every(row => /^▎ {7}\S/.test(rowText(row))));
	t.true(rows.every(row => rowWidth(row) <= 20));
});

test('marks are seen without colours', t => {
	for (const colored of [true, false]) {
		const plain = createTheme('dark', {colored});
		const rows = draw('**bold** *italic* ~~strike~~ `code` https://a.b', 60, {theme: plain});
		t.is(rowText(rows[0] ?? []), 'bold italic strike code https://a.b');
		t.true(styleOf(rows, 'bold')?.bold);
		t.true(styleOf(rows, 'italic')?.italic);
		t.true(styleOf(rows, 'strike')?.strikethrough);
		t.deepEqual(styleOf(rows, 'code'), plain.selected);
		t.true(styleOf(rows, 'https://a.b')?.underline);
	}
});

test('an address is a link on each row that it is on', t => {
	const rows = draw(`see https://a.b/${'c'.repeat(30)} there`, 16);
	const links = rows.map(row => row.find(({link}) => link !== undefined));
	t.deepEqual(
		new Set(links.filter(span => span !== undefined).map(({link}) => link)),
		new Set([`https://a.b/${'c'.repeat(30)}`]),
	);
	t.is(links.map(span => span?.text ?? '').join(''), `https://a.b/${'c'.repeat(30)}`);
	t.true(links.filter(span => span !== undefined).length >= 3);
});

test('what is looked for is marked in place, marks or not', t => {
	const text = '내일 **점심**은 `점심` https://a.b/점심';
	const rows = draw(text, 60, {ranges: matchesIn(text, parseQuery('점심'))});
	const marked = rows.flat().filter(({style}) => style === theme.match);
	t.deepEqual(
		marked.map(span => span.text),
		['점심', '점심', '점심'],
	);
	t.is(marked[2]?.link, 'https://a.b/%EC%A0%90%EC%8B%AC');

	const code = '```\nfoo bar\n```\n- bar';
	t.is(
		draw(code, 60, {ranges: matchesIn(code, parseQuery('bar'))})
			.flat()
			.filter(({style}) => style === theme.match).length,
		2,
	);
});

test('what is said behind the text is behind it', t => {
	t.is(rowText(draw('**a**', 40, {suffix: ' …'})[0] ?? []), 'a …');
	t.is(rowText(draw('```\na\n```', 40, {suffix: ' …'})[0] ?? []), '▎ a …');
});

test('colours of code go over the ends of rows', t => {
	const text = '```c\n/* one\ntwo */ if\n```';
	const rows = draw(text, 40, {
		colors: (whole, {start}) => [
			{start, end: whole.indexOf('*/') + 2, kind: 'comment'},
			{start: whole.indexOf('if'), end: whole.indexOf('if') + 2, kind: 'keyword'},
		],
	});
	t.deepEqual(
		rows.map(row => row.slice(2).map(span => span.text)),
		[['/* one'], ['two */', ' ', 'if']],
	);
	t.true(styleOf(rows, 'two */')?.italic);
	t.true(styleOf(rows, 'if')?.bold);
});

const atoms = [
	'*',
	'**',
	'_',
	'~~',
	'`',
	'```',
	'```ts\n',
	'\n',
	'> ',
	'- ',
	'     - ',
	'1. ',
	' ',
	'https://a.b/',
	'점심',
	'word',
];

test('no row is wider than the room, whatever text comes, and all that is looked for is marked', t => {
	fc.assert(
		fc.property(
			fc
				.array(fc.constantFrom(...atoms, ...atoms, ...hostileAtoms), {maxLength: 40})
				.map(parts => sanitize(parts.join(''))),
			fc.integer({min: 2, max: 50}),
			(text, room) => {
				const ranges = matchesIn(text, parseQuery('점심'));
				const rows = draw(text, room, {ranges});
				t.true(rows.length > 0);
				t.true(
					rows.every(row => rowWidth(row) <= room),
					JSON.stringify(rows.map(rowText)),
				);
				t.true(rows.every(row => row.every(span => !/[\n\u001B]/.test(span.text))));
				const marked = rows.flat().filter(({style}) => style === theme.match);
				t.is(
					marked
						.map(span => span.text)
						.join('')
						.match(/점|심/g)?.length ?? 0,
					rows.map(rowText).join('').match(/점|심/g)?.length ?? 0,
				);
			},
		),
		{numRuns: 1000},
	);
});
