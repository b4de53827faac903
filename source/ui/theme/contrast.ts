/** How well a colour is read on a background, and making it so (WCAG 2.2). Knows colours alone. */

/** A colour, each part from 0 to 1. */
export type Rgb = {readonly red: number; readonly green: number; readonly blue: number};

/** What text needs (1.4.3), and with high contrast (1.4.6); what large text and marks need (1.4.11). */
export const ratios = {text: 4.5, high: 7, mark: 3} as const;

const partsOf = ({red, green, blue}: Rgb): readonly number[] => [red, green, blue];

/** `#rrggbb` as a colour. */
export const rgbOf = (hex: string): Rgb => {
	const value = Number.parseInt(hex.slice(1), 16);
	return {red: (value >> 16) / 255, green: ((value >> 8) & 255) / 255, blue: (value & 255) / 255};
};

/** A colour as `#rrggbb`. */
export const hexOf = (color: Rgb): string =>
	`#${partsOf(color)
		.map(part =>
			Math.round(part * 255)
				.toString(16)
				.padStart(2, '0'),
		)
		.join('')}`;

/** WCAG's relative luminance, from 0 to 1. */
export const luminance = ({red, green, blue}: Rgb): number => {
	const linear = (part: number) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** WCAG's contrast ratio, from 1 to 21. */
export const contrastOf = (one: Rgb, other: Rgb): number => {
	const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
};

/** From one colour to another: 0 is the one, 1 the other. */
export const mix = (one: Rgb, other: Rgb, share: number): Rgb => {
	const part = (from: number, to: number) => from + (to - from) * share;
	return {
		red: part(one.red, other.red),
		green: part(one.green, other.green),
		blue: part(one.blue, other.blue),
	};
};

const white: Rgb = {red: 1, green: 1, blue: 1};
const black: Rgb = {red: 0, green: 0, blue: 0};

/** White or black: what is read best on a background. One of them has at least 4.58 on any. */
export const farthestFrom = (background: Rgb): Rgb =>
	contrastOf(white, background) >= contrastOf(black, background) ? white : black;

const steps = 64;

/** The colour that is nearest to `hex`, towards white or black, with this ratio to a background; white or black where none has it. */
export const legible = (hex: string, background: Rgb, ratio: number): string => {
	const goal = farthestFrom(background);
	for (let step = 0; step < steps; step++) {
		// As it is shown: in whole parts of 255.
		const shown = hexOf(mix(rgbOf(hex), goal, step / steps));
		if (contrastOf(rgbOf(shown), background) >= ratio) {
			return shown;
		}
	}

	return hexOf(goal);
};
