/** A setting changed from the operator's command line, and what is said of it. Knows no screen. */
import type {Settings} from '../../settings/settings.ts';
import {words} from '../../words/words.ts';
import type {Notice} from './state.ts';

/** Change it, or tell what it is where no value is given. */
export const changeSetting = (settings: Settings | undefined, name: string, value: string): Notice => {
	const said = words().settings;
	if (settings !== undefined && name === '') {
		return {
			level: 'info',
			text: settings
				.list()
				.map(one => `${one.name} = ${one.value}`)
				.join(', '),
		};
	}

	const about = settings?.about(name);
	if (settings === undefined || about === undefined) {
		return {level: 'problem', text: said.none};
	}

	if (typeof about === 'string') {
		return {level: 'problem', text: about};
	}

	if (value === '') {
		return {level: 'info', text: said.about(about.name, about.value, about.help)};
	}

	const change = settings.change(name, value);
	if (change.type === 'refused') {
		return {level: 'problem', text: change.problem};
	}

	// In the language that is spoken now: it may be what was changed.
	const {set, notKept} = words().settings;
	return change.reason === undefined
		? {level: 'info', text: set(change.name, change.value)}
		: {level: 'problem', text: notKept(change.name, change.value, change.reason)};
};
