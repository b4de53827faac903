/** From a silent connection to a registration: the password, and the name where one is asked for. */
import {limits, lobby} from '../../limits.ts';
import type {Event} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import type {SessionContext} from '../protocol.ts';
import {gap, type Piece, type TextForm} from './form.ts';

export type DoorOptions = {
	readonly context: SessionContext;
	readonly form: TextForm;
	readonly put: (pieces: readonly Piece[]) => void;
	/** Lines in the server's voice. */
	readonly tell: (...lines: readonly string[]) => void;
	/** An answer is waited for: what was sent meanwhile can be read. */
	readonly onListening: () => void;
	/** Nothing more is to be read from this client. */
	readonly end: () => void;
};

export type Door = {
	/** Begin: register, or ask what must be known first. */
	knock(): void;
	/** Whether the next message is the answer to a prompt. */
	isListening(): boolean;
	answer(message: string): void;
	/** The hub would not have the registration. */
	refused(event: Extract<Event, {type: 'rejected'}>): void;
	/** The door is passed, or the client is gone. */
	close(): void;
};

const passwordTriesMax = 3;

export const createDoor = ({context, form, put, tell, onListening, end}: DoorOptions): Door => {
	const {address, port} = context;
	let phase: 'deciding' | 'password' | 'name' | 'closed' = 'deciding';
	let triesLeft = passwordTriesMax;

	const cancelPatience = context.schedule(limits.promptMs, () => {
		end();
		context.close('silent', `Nobody answered for ${limits.promptMs / 1000} seconds.`);
	});

	const listen = (to: 'password' | 'name'): void => {
		phase = to;
		onListening();
	};

	const register = (name: string | undefined): void => {
		phase = 'deciding';
		context.command({
			type: 'register',
			protocol: form.name,
			address,
			port,
			rooms: [lobby],
			...(name === undefined ? {} : {name}),
		});
	};

	const enter = (): void => {
		if (form.naming.type === 'asked') {
			put(form.prompt(context.directory.users().map(user => form.called(user.name))));
			listen('name');
		} else {
			register(form.naming.type === 'fixed' ? form.naming.name : undefined);
		}
	};

	const wrong = (): void => {
		const text = 'The password is wrong.';
		context.report({event: 'rejected', code: 'wrong-password', address, port, text});
		if (--triesLeft > 0) {
			tell(text);
			put(['Password:\n']);
			listen('password');
		} else {
			end();
			context.close('rejected', text);
		}
	};

	/** Try a password; without one, learn whether it needs one. */
	const unlock = (password: string | undefined): void => {
		phase = 'deciding';
		context.authenticate(password).then(
			isRight => {
				if (phase === 'closed') {
					return;
				}

				if (isRight) {
					enter();
				} else if (password === undefined) {
					put(['Password:\n']);
					listen('password');
				} else {
					wrong();
				}
			},
			() => {
				if (phase !== 'closed') {
					end();
					context.close('rejected', 'The server could not check the password.');
				}
			},
		);
	};

	/** Later than now: the caller is carrying out effects, and a command now would cut in between them. */
	const later = (callback: () => void): void => {
		queueMicrotask(() => {
			if (phase !== 'closed') {
				callback();
			}
		});
	};

	return {
		// Not at once: the session that opens this door is still being made.
		knock: () => later(() => unlock(undefined)),
		isListening: () => phase === 'password' || phase === 'name',
		answer(message) {
			if (phase === 'password') {
				unlock(message);
			} else {
				register(sanitizeLine(message));
			}
		},
		refused({code, text}) {
			const isName = code === 'name-taken' || code === 'name-invalid';
			later(() => {
				if (isName && form.naming.type === 'asked') {
					tell(sanitizeLine(text));
					put([gap, ...form.prompt([])]);
					listen('name');
				} else if (isName && form.naming.type === 'fixed') {
					// Someone has taken the address for a name.
					register(undefined);
				} else {
					end();
					context.close('rejected', text);
				}
			});
		},
		close() {
			phase = 'closed';
			cancelPatience();
		},
	};
};
