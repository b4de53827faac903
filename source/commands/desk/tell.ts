/** What is said to somebody who looks elsewhere, told by their terminal: as the settings have it. Knows the terminal's sequences; nothing of screens. */
import type {ChatClient} from '../../client/contract.ts';
import type {Settings} from '../../settings/settings.ts';
import {type AlertOptions, startAlerts} from '../../ui/chat/alerts.ts';
import type {FocusStore} from '../../ui/terminal/focus.ts';
import {bell, notificationSequence} from '../../ui/terminal/notification.ts';

export type TellOptions = {
	readonly client: Pick<ChatClient, 'onNotable'>;
	readonly settings: Settings;
	readonly schedule: AlertOptions['schedule'];
	readonly write: (text: string) => void;
	/** The terminal's; without it only the bell is rung, for a terminal where nobody can tell who looks would show what they are just reading. */
	readonly screen?: {
		readonly focus: FocusStore;
		readonly env: Readonly<Record<string, string | undefined>>;
		version(): string | undefined;
	};
};

const unknownFocus: FocusStore = {getState: () => 'unknown', subscribe: () => () => undefined};

/** Begin to tell. Returns its undo. */
export const tellOnTerminal = ({client, settings, schedule, write, screen}: TellOptions): (() => void) =>
	startAlerts({
		client,
		level: () => settings.get('notify'),
		focus: screen?.focus ?? unknownFocus,
		schedule,
		show(alert) {
			const shown = screen === undefined ? '' : notificationSequence(alert, screen.env, screen.version());
			const text = shown + (settings.get('bell') ? bell : '');
			if (text !== '') {
				write(text);
			}
		},
	});
