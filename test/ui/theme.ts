import test from 'ava';
import {limits} from '../../source/limits.ts';
import {palettes} from '../../source/ui/theme/palettes.ts';
import {createTheme, wantsColor} from '../../source/ui/theme.ts';

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
