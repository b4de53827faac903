/** How each role on the screen looks, on every kind of background and without colours. Knows no component and no state. */
import {farthestFrom, hexOf, type Rgb, rgbOf} from './theme/contrast.ts';
import {
	type Background,
	highContrastOn,
	ownColors,
	type Palette,
	paletteOn,
	palettes,
	usualBackgrounds,
} from './theme/palettes.ts';

export type {Background} from './theme/palettes.ts';

/** What Ink's `<Text>` takes: spread it, `<Text {...theme.dim}>`. */
export type Style = {
	readonly color?: string;
	readonly backgroundColor?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
	readonly italic?: boolean;
	readonly underline?: boolean;
	readonly strikethrough?: boolean;
	readonly inverse?: boolean;
};

export type Theme = {
	readonly background: Background;
	/** False when the user asked for no colours: then bold, dim and marks tell things apart. */
	readonly colored: boolean;
	/** A user's name by `Author.color`; any integer is taken, -1 is the server. */
	name(color: number): Style;
	/** What people say: the terminal's own colour. */
	readonly text: Style;
	/** Read second: times, hints, joins and leaves. */
	readonly dim: Style;
	/** Not read at all: borders and rules. */
	readonly faint: Style;
	/** What the eye should find: titles, the focused pane, "↓ 3 new". */
	readonly accent: Style;
	readonly heading: Style;
	/** The mark of one's own messages and name. */
	readonly own: Style;
	readonly whisper: Style;
	readonly server: Style;
	readonly success: Style;
	readonly warning: Style;
	readonly error: Style;
	/** What was looked for, wherever it stands; and where one is now. */
	readonly match: Style;
	readonly hit: Style;
	/** The selected row of a list. */
	readonly selected: Style;
	/** What Ink's `<Box>` takes: `<Box borderStyle="round" {...theme.border}>`. */
	readonly border: {readonly borderColor?: string; readonly borderDimColor?: boolean};
	readonly borderFocused: {readonly borderColor?: string};
};

const colorful = (background: Background, palette: Palette): Theme => {
	const names: readonly Style[] = palette.names.map(color => ({color, bold: true}));
	const server: Style = {bold: true};
	const accent: Style = {color: palette.accent};
	return {
		background,
		colored: true,
		name: color => (color < 0 ? server : (names[color % names.length] ?? server)),
		text: {},
		dim: {color: palette.dim},
		faint: {color: palette.faint},
		accent,
		heading: {color: palette.accent, bold: true},
		own: accent,
		whisper: {italic: true},
		server,
		success: {color: palette.success},
		warning: {color: palette.warning},
		error: {color: palette.error},
		match: {color: palette.accent, bold: true, underline: true},
		hit: {color: palette.accent, bold: true, inverse: true},
		selected: {backgroundColor: palette.selection},
		border: {borderColor: palette.faint},
		borderFocused: {borderColor: palette.accent},
	};
};

const colorless = (background: Background): Theme => {
	const bold: Style = {bold: true};
	const dim: Style = {dimColor: true};
	return {
		background,
		colored: false,
		name: () => bold,
		text: {},
		dim,
		faint: dim,
		accent: bold,
		heading: bold,
		own: bold,
		whisper: {italic: true},
		server: {bold: true, underline: true},
		success: {},
		warning: bold,
		error: {bold: true, inverse: true},
		match: {bold: true, underline: true},
		hit: {bold: true, inverse: true},
		selected: {inverse: true},
		border: {borderDimColor: true},
		borderFocused: {},
	};
};

/** In the terminal's own colours: whatever they are, dim and inverse go by them. */
const ownColored = (background: Background): Theme => {
	const palette = {...ownColors[background], dim: '', faint: '', selection: ''};
	const dim: Style = {dimColor: true};
	return {
		...colorful(background, palette),
		dim,
		faint: dim,
		selected: {inverse: true},
		border: {borderDimColor: true},
	};
};

/** A theme for a background; `colored: false` gives one without any colour. */
export const createTheme = (background: Background, {colored = true}: {colored?: boolean} = {}): Theme =>
	colored ? colorful(background, palettes[background]) : colorless(background);

/** What the `theme` setting may be. */
export type ThemeChoice = 'auto' | Background | 'contrast' | '16';

/** What is known of the terminal. */
export type Surroundings = {
	readonly background: Background;
	/** The background's very colour, where the terminal has told it. */
	readonly color?: Rgb | undefined;
	/** False when the user asked for no colours. */
	readonly colored: boolean;
	/** Bits of a colour, as Node's `getColorDepth` has them: with 4 there are the 16 alone. Default 24. */
	readonly depth?: number | undefined;
};

/** The theme that was chosen, for a terminal. Where its background is of another kind than what was chosen, that is not gone by. */
export const chooseTheme = (choice: ThemeChoice, surroundings: Surroundings): Theme => {
	const {colored, color, depth = 24} = surroundings;
	const background = choice === 'dark' || choice === 'light' ? choice : surroundings.background;
	if (!colored) {
		return colorless(background);
	}

	// Any other colour would only be taken for the nearest of the 16.
	if (choice === '16' || depth <= 4) {
		return ownColored(background);
	}

	const known = background === surroundings.background ? color : undefined;
	const assumed = known ?? rgbOf(usualBackgrounds[background]);
	if (choice === 'contrast') {
		return {
			...colorful(background, highContrastOn(background, assumed)),
			text: {color: hexOf(farthestFrom(assumed))},
		};
	}

	return colorful(background, known === undefined ? palettes[background] : paletteOn(background, known));
};

/** Whether the environment allows colours: `NO_COLOR` set to anything but nothing forbids them (no-color.org). */
export const wantsColor = (environment: Readonly<Record<string, string | undefined>>): boolean =>
	(environment.NO_COLOR ?? '') === '';
