/** The setting `mouse`, carried out: also when it is changed while the screen is there. */
import type {Settings} from '../settings/settings.ts';

/** Have the terminal report the mouse as the setting has it. Returns its undo. */
export const followMouse = (settings: Settings, setMouse: (isOn: boolean) => void): (() => void) => {
	setMouse(settings.get('mouse'));
	return settings.subscribe(name => {
		if (name === 'mouse') {
			setMouse(settings.get('mouse'));
		}
	});
};
