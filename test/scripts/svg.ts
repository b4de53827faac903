import test from 'ava';
import fc from 'fast-check';
import {type PictureCell, type PictureOptions, renderSvg} from '../../scripts/svg.ts';
import {indexedColor, mixColors, palettes} from '../../scripts/svg-palette.ts';
import {shapeOf} from '../../scripts/svg-shapes.ts';

const blank: PictureCell = {
	text: ' ',
	width: 1,
	foreground: undefined,
	background: undefined,
	bold: false,
	dim: false,
	italic: false,
	underline: false,
	inverse: false,
	strikethrough: false,
};

const cellsOf = (text: string, style: Partial<PictureCell> = {}): PictureCell[] =>
	[...new Intl.Segmenter().segment(text)].flatMap(({segment}) =>
		/\p{scx=Hang}|\p{Emoji_Presentation}/u.test(segment)
			? [
					{...blank, ...style, text: segment, width: 2},
					{...blank, ...style, text: '', width: 0},
				]
			: [{...blank, ...style, text: segment}],
	);

const options: PictureOptions = {appearance: 'dark', title: 'chat-tui', description: 'A test'};
const {foreground, background, ansi} = palettes.dark;

/** The elements with text in them, as `x text`. The first is the window's title. */
const words = (svg: string): string[] =>
	[...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)<\/text>/g)].slice(1).map(([, x, text]) => `${x} ${text}`);

test('a run of narrow characters is one text that starts in its cell', t => {
	t.deepEqual(words(renderSvg([cellsOf('ab  cd')], options)), ['12 ab', '45.6 cd']);
});

test('a wide character is in the middle of its two cells, and what follows keeps its cell', t => {
	const svg = renderSvg([cellsOf('가나 x')], options);
	t.deepEqual(words(svg), ['20.4 가', '37.2 나', '54 x']);
	t.regex(svg, /text-anchor="middle">가</);
});

test('an emoji of several code points stays one', t => {
	t.deepEqual(words(renderSvg([cellsOf('👨‍👩‍👧!')], options)), ['20.4 👨‍👩‍👧', '28.8 !']);
});

test('the grid is kept by textLength where the font of the reader differs', t => {
	t.regex(renderSvg([cellsOf('word')], options), /textLength="33.6" lengthAdjust="spacingAndGlyphs">word</);
});

test('what has a meaning in XML is escaped, in the title too', t => {
	const svg = renderSvg([cellsOf('<b>&"')], {...options, title: '<i>', description: '"&'});
	t.deepEqual(words(svg), ['12 &#60;b&#62;&#38;&#34;']);
	t.true(svg.includes('>&#60;i&#62;</text>'));
	t.true(svg.includes('aria-label="&#34;&#38;"'));
});

test('colours: true colour, the named ones, the default', t => {
	const svg = renderSvg(
		[[...cellsOf('a', {foreground: '#123456'}), ...cellsOf('b', {foreground: 1}), ...cellsOf('c')]],
		options,
	);
	t.true(svg.includes('fill="#123456">a<'));
	t.true(svg.includes(`fill="${ansi[1]}">b<`));
	t.true(svg.includes(`fill="${foreground}">c<`));
});

test('bold, dim, italic', t => {
	t.true(renderSvg([cellsOf('a', {bold: true})], options).includes('font-weight="700">a<'));
	t.true(renderSvg([cellsOf('a', {italic: true})], options).includes('font-style="italic">a<'));
	t.true(
		renderSvg([cellsOf('a', {dim: true})], options).includes(
			`fill="${mixColors(foreground, background, 0.45)}">a<`,
		),
	);
});

test('a background is drawn under its cells, a wide one under both', t => {
	const svg = renderSvg([cellsOf('가', {background: '#010203'})], options);
	t.true(svg.includes('<path fill="#010203" d="M12 42h16.8v19h-16.8z"/>'));
});

test('inverse swaps the colours, also the default ones', t => {
	const svg = renderSvg([cellsOf('a', {inverse: true})], options);
	t.true(svg.includes(`fill="${background}">a<`));
	t.true(svg.includes(`<path fill="${foreground}" d="M12 42`));
});

test('frames are lines, not text, and those of one colour are one element', t => {
	const svg = renderSvg([cellsOf('╭──╮'), cellsOf('│  │'), cellsOf('╰──╯')], options);
	t.deepEqual(words(svg), []);
	t.is(svg.match(/stroke-width="1.2"/g)?.length, 1);
});

test('bars of a sparkline stand on the bottom of their cells', t => {
	const cell = {x: 0, y: 0, width: 8, height: 16};
	t.deepEqual(shapeOf('▂', cell), {type: 'fill', opacity: 1, path: 'M0 12h8v4h-8z'});
	t.deepEqual(shapeOf('█', cell), {type: 'fill', opacity: 1, path: 'M0 0h8v16h-8z'});
	t.deepEqual(shapeOf('▌', cell), {type: 'fill', opacity: 1, path: 'M0 0h4v16h-4z'});
	t.deepEqual(shapeOf('▒', cell), {type: 'fill', opacity: 0.5, path: 'M0 0h8v16h-8z'});
	t.is(shapeOf('가', cell), undefined);
});

test('the picture is as large as its grid, and shows the cursor when it is told where', t => {
	const svg = renderSvg([cellsOf('ab'), cellsOf('cd')], {...options, cursor: {x: 1, y: 1}});
	t.true(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="41" height="92"'));
	t.true(svg.includes('<rect x="20.4" y="62" width="2"'));
});

test('palette indices: named, cube, greys', t => {
	t.deepEqual([indexedColor(4, palettes.dark)], ansi.slice(4, 5));
	t.is(indexedColor(16, palettes.dark), '#000000');
	t.is(indexedColor(208, palettes.dark), '#ff8700');
	t.is(indexedColor(255, palettes.dark), '#eeeeee');
});

test('whatever is on the screen, the picture is well-formed and the same each time', t => {
	fc.assert(
		fc.property(fc.array(fc.string({unit: 'grapheme', maxLength: 12}), {maxLength: 4}), rows => {
			const cells = rows.map(row => cellsOf(row));
			const svg = renderSvg(cells, options);
			t.is(svg, renderSvg(cells, options));
			// Every tag is closed, and no text has a bare sign in it.
			const texts = svg.replaceAll(/<\/?(?:svg|g|path|rect|circle|text)(?: [a-zA-Z:-]+="[^"<]*")*\/?>/g, '');
			t.notRegex(texts, /[<>"]|&(?!#\d+;)/);
		}),
	);
});
