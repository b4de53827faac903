/** The settings of this run: read from the file, and carried out where they are about the whole program. */
import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {createSettings, type GivenSettings, type Settings} from '../settings/settings.ts';
import {bindingsWith, keySettings} from '../ui/key-settings.ts';
import {setBindings} from '../ui/keys.ts';
import {chooseLanguage, languageOfLocale} from '../words/language.ts';
import {setAscii, setLanguage, words} from '../words/words.ts';
import {readSettingsFile, settingsFile, writeSetting} from './settings-file.ts';

const systemLocale = (): string => new Intl.DateTimeFormat().resolvedOptions().locale;

/** As people write it: their home is `~`. */
const tilde = (file: string): string => {
	const home = homedir() + path.sep;
	return file.startsWith(home) ? `~${path.sep}${file.slice(home.length)}` : file;
};

/** Open them, with what the command line says, and speak the language that is set from now on. */
export const openSettings = (given: GivenSettings, file = settingsFile(), env = process.env): Settings => {
	const read = readSettingsFile(file);
	const settings = createSettings({
		// What is set for this run wins over what is set for all.
		given: {...given, lang: given.lang ?? languageOfLocale(env.CHAT_TUI_LANG ?? '')},
		file: tilde(file),
		group: keySettings,
		...(read.type === 'read'
			? {bytes: read.bytes}
			: {problem: () => words().settings.unreadable(file, read.reason)}),
		remember: (name, value) => writeSetting(file, name, value),
	});

	const speak = (): void => {
		const lang = settings.get('lang');
		setLanguage(chooseLanguage(lang === 'auto' ? undefined : lang, env, systemLocale));
	};

	const draw = (): void => {
		setAscii(settings.get('ascii'));
	};

	const bind = (): void => {
		setBindings(bindingsWith(settings.grouped()));
	};

	speak();
	draw();
	bind();
	settings.subscribe(name => {
		if (name === 'lang') {
			speak();
		} else if (name === 'ascii') {
			draw();
		} else if (name.startsWith(keySettings.prefix)) {
			bind();
		}
	});
	return settings;
};
