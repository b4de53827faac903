/** A setting changed from the operator's command line, and what is said of it. Knows no screen. */
import type {Settings} from '../../settings/settings.ts';
import {words} from '../../words/words.ts';
import type {Notice} from './state.ts';

/** Change it, or tell what it is where no value is given. */
export const changeSetting = (settings: Settings | undefined, name: string, value: string): Notice => {
	const said = words().settings;
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

	return change.reason === undefined
		? {level: 'info', text: said.set(change.name, change.value)}
		: {level: 'problem', text: said.notKept(change.name, change.value, change.reason)};
};
