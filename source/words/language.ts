/** Which language to speak: what was asked for, else what the surroundings say. Knows no text. */

export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

export const isLanguage = (text: string | undefined): text is Language =>
	languages.some(language => language === text);

/** The language of a locale such as `ko_KR.UTF-8` or `ko-KR`; undefined for none that is spoken here. `C` and `POSIX` are English. */
export const languageOfLocale = (locale: string): Language | undefined => {
	const [, name = ''] = /^([a-z]+)(?:[-_.@]|$)/i.exec(locale.trim()) ?? [];
	const lower = name.toLowerCase();
	return lower === 'c' || lower === 'posix' ? 'en' : isLanguage(lower) ? lower : undefined;
};

/**
What was asked for (`--lang`), else `CHAT_TUI_LANG`, else the locale: the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG` (POSIX 8.2), else
the system's own. English for everything else.
*/
export const chooseLanguage = (
	asked: Language | undefined,
	environment: Readonly<Record<string, string | undefined>>,
	systemLocale: () => string,
): Language => {
	const {CHAT_TUI_LANG: own = '', LC_ALL: all, LC_MESSAGES: messages, LANG: lang} = environment;
	return (
		asked ?? languageOfLocale(own) ?? languageOfLocale(all || messages || lang || systemLocale()) ?? 'en'
	);
};
