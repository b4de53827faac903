import test from 'ava';
import fc from 'fast-check';
import {limits} from '../../source/limits.ts';
import {contrastOf, hexOf, mix, type Rgb, rgbOf} from '../../source/ui/theme/contrast.ts';
import {palettes} from '../../source/ui/theme/palettes.ts';
import {chooseTheme, createTheme, type Theme, wantsColor} from '../../source/ui/theme.ts';

const linear = (byte: number): number => {
	const value = byte / 255;
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const channels = (hex: string): readonly [number, number, number] => {
	const value = Number.parseInt(hex.slice(1), 16);
	return [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)];
};

const luminance = (hex: string): number => {
	const [red, green, blue] = channels(hex);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2: contrast ratio. */
const contrast = (one: string, other: string): number => {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
};

/** Björn Ottosson's OKLab, in which distance is what the eye sees. */
const oklab = (hex: string): readonly number[] => {
	const [r, g, b] = channels(hex);
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	return [
		0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
	];
};

const distance = (one: string, other: string): number => {
	const second = oklab(other);
	return Math.hypot(...oklab(one).map((value, index) => value - (second[index] ?? 0)));
};

const backgrounds = {dark: ['#000000', '#1e1e1e'], light: ['#ffffff', '#fafafa']} as const;

for (const kind of ['dark', 'light'] as const) {
	test(`what is read on a ${kind} background is legible`, t => {
		const {names, dim, accent, success, warning, error} = palettes[kind];
		for (const color of [...names, dim, accent, success, warning, error]) {
			for (const background of backgrounds[kind]) {
				t.true(contrast(color, background) >= 4.5, `${color} on ${background}`);
			}
		}
	});

	test(`names on a ${kind} background are told apart`, t => {
		const {names} = palettes[kind];
		t.is(names.length, limits.colors);
		for (const [index, one] of names.entries()) {
			for (const other of names.slice(index + 1)) {
				t.true(distance(one, other) > 0.075, `${one} and ${other}`);
			}
		}
	});
}

test('a name has its colour, any index has one, and the server has its own look', t => {
	const theme = createTheme('dark');
	t.is(theme.name(0).color, palettes.dark.names[0]);
	t.is(theme.name(limits.colors + 3).color, palettes.dark.names[3]);
	t.deepEqual(theme.name(-1), theme.server);
});

test('without colours no role has one, and errors still stand out', t => {
	const theme = createTheme('light', {colored: false});
	const roles = [theme.name(3), theme.dim, theme.accent, theme.own, theme.error, theme.selected];
	for (const style of roles) {
		t.is(style.color, undefined);
		t.is(style.backgroundColor, undefined);
	}
	t.true(theme.error.inverse);
	t.is(theme.border.borderColor, undefined);
});

test('NO_COLOR forbids colours unless it is empty', t => {
	t.true(wantsColor({}));
	t.true(wantsColor({NO_COLOR: ''}));
	t.false(wantsColor({NO_COLOR: '1'}));
});

/** What is read: every colour of text that a theme has. */
const readColors = (theme: Theme): readonly string[] =>
	[
		...Array.from({length: limits.colors}, (_, index) => theme.name(index)),
		...[theme.dim, theme.accent, theme.heading, theme.own, theme.success, theme.warning, theme.error],
		...[theme.match, theme.hit, theme.text],
	].flatMap(({color}) => color ?? []);

const kindOf = (background: string): 'dark' | 'light' =>
	contrast(background, '#ffffff') > contrast(background, '#000000') ? 'dark' : 'light';

// Solarized, Nord, Gruvbox, Dracula, Catppuccin, Monokai, Ubuntu's, and greys that nothing is read well on.
const schemes = [
	...['#000000', '#002b36', '#2e3440', '#282828', '#282a36', '#303446', '#272822', '#300a24', '#3b4252'],
	...['#ffffff', '#fdf6e3', '#eceff4', '#fbf1c7', '#eff1f5', '#ffffdd', '#d0d0d0', '#5f5f5f', '#767676'],
	...['#808080', '#9e9e9e', '#0000ff', '#ff0000', '#00ff00', '#123456'],
];

const anyBackground = fc
	.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
	.map(([red, green, blue]) => hexOf({red: red / 255, green: green / 255, blue: blue / 255}));

const isLegible = (background: string): boolean => {
	const surroundings = {background: kindOf(background), color: rgbOf(background), colored: true};
	return readColors(chooseTheme('auto', surroundings)).every(color => contrast(color, background) >= 4.5);
};

test('on the very background that a terminal has, all that is read is legible', t => {
	for (const background of schemes) {
		t.true(isLegible(background), background);
	}

	fc.assert(fc.property(anyBackground, isLegible));
});

test('a colour that is legible as it was chosen stays so', t => {
	const names = (color: string) => {
		const theme = chooseTheme('auto', {background: 'dark', color: rgbOf(color), colored: true});
		return palettes.dark.names.map((_, index) => theme.name(index).color);
	};

	t.deepEqual(names('#000000'), [...palettes.dark.names]);
	t.notDeepEqual(names('#3b4252'), [...palettes.dark.names]);
});

test('with high contrast it has 7 where the background can have it, lines have 4.5, and text is black or white', t => {
	for (const background of schemes) {
		const theme = chooseTheme('contrast', {
			background: kindOf(background),
			color: rgbOf(background),
			colored: true,
		});
		const best = Math.max(contrast(background, '#ffffff'), contrast(background, '#000000'));
		for (const color of readColors(theme)) {
			t.true(contrast(color, background) >= Math.min(7, best), `${color} on ${background}`);
		}

		t.true(contrast(theme.faint.color ?? '', background) >= 4.5, background);
		t.regex(theme.text.color ?? '', /^#(000000|ffffff)$/);
	}
});

test('in a selected row, text and names are read', t => {
	for (const background of schemes) {
		for (const choice of ['auto', 'contrast'] as const) {
			const theme = chooseTheme(choice, {
				background: kindOf(background),
				color: rgbOf(background),
				colored: true,
			});
			const selection = theme.selected.backgroundColor ?? '';
			t.not(selection, background);
			for (const color of readColors(theme)) {
				t.true(contrast(color, selection) >= 3, `${color} on ${selection} on ${background}`);
			}
		}
	}
});

test('what was chosen goes before what the terminal is like', t => {
	const light = {background: 'light', color: rgbOf('#fdf6e3'), colored: true} as const;
	t.deepEqual(chooseTheme('dark', light).name(0), createTheme('dark').name(0));
	t.is(chooseTheme('auto', light).background, 'light');
	t.is(chooseTheme('contrast', light).background, 'light');
});

test('in the terminal’s own colours, and where there are no others, no other is used', t => {
	const surroundings = {color: rgbOf('#002b36'), colored: true} as const;
	for (const background of ['dark', 'light'] as const) {
		for (const theme of [
			chooseTheme('16', {...surroundings, background}),
			chooseTheme('auto', {...surroundings, background, depth: 4}),
		]) {
			t.true(theme.colored);
			for (const color of readColors(theme)) {
				t.regex(color, /^[a-z]+(Bright)?$/);
			}

			t.deepEqual(theme.selected, {inverse: true});
			t.is(theme.border.borderColor, undefined);
		}
	}

	t.is(chooseTheme('16', {...surroundings, background: 'dark', colored: false}).name(1).color, undefined);
	t.is(chooseTheme('auto', {...surroundings, background: 'dark', depth: 8}).name(1).color?.[0], '#');
});

test('contrast is what WCAG says it is', t => {
	const one: Rgb = rgbOf('#777777');
	t.is(contrastOf(one, rgbOf('#ffffff')).toFixed(2), '4.48');
	t.is(hexOf(mix(rgbOf('#000000'), rgbOf('#ffffff'), 0.5)), '#808080');
});
