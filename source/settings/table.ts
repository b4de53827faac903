/** Every setting there is: what it may be, and what it is when nobody has set it. What it is for is in the catalogue of words, by its name. */
import {choice, countOrOff, onOff} from './kinds.ts';

/** Minutes of a day. */
const dayMinutes = 24 * 60;

export const table = {
	/** The colours; `auto` goes by the terminal's background, `16` are the terminal's own. */
	theme: choice(['auto', 'dark', 'light', 'contrast', '16'], 'auto'),
	/** `auto` goes by the locale. */
	lang: choice(['auto', 'en', 'ko'], 'auto'),
	/** No boxes, bullets and arrows but those of ASCII. */
	ascii: onOff(false),
	/** The wheel scrolls and clicks select; off, the terminal selects text as ever. */
	mouse: onOff(false),
	/** What is told about while one looks elsewhere. */
	notify: choice(['off', 'whisper', 'mention', 'all'], 'mention'),
	/** Whether the bell rings with it. */
	bell: onOff(true),
	/** After so many minutes without a key one is away. */
	away: countOrOff(dayMinutes, 15),
} as const;

export type SettingName = keyof typeof table;

export type SettingValue<Name extends SettingName> = (typeof table)[Name]['fallback'];

export const settingNames = Object.keys(table) as readonly SettingName[];

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(table, name);
