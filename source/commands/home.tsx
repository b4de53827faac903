/** `chat-tui` alone: host a room, or join one. */
import {Problem} from '../problem.ts';
import type {Settings} from '../settings/settings.ts';
import type {HomeChoice} from '../ui/home/choice.ts';
import {HomeScreen} from '../ui/home/home-screen.tsx';
import {exitCodeOf, runScreen} from '../ui/terminal/screen.tsx';
import {Themed} from '../ui/terminal/themed.tsx';
import {clientOptions} from './join.ts';
import {joinScreen} from './join-screen.tsx';
import {readRemembered, rememberedFile, writeRemembered} from './remembered.ts';
import {serve} from './serve.ts';

const ask = (version: string, problem: string | undefined, settings: Settings) => {
	const file = rememberedFile();
	return runScreen<HomeChoice>(screen => (
		<Themed settings={settings} screen={screen}>
			{theme => (
				<HomeScreen
					initial={readRemembered(file)}
					{...(problem === undefined ? {} : {problem})}
					theme={theme}
					version={version}
					onChoice={(choice, values) => {
						writeRemembered(file, values);
						screen.exit(choice);
					}}
				/>
			)}
		</Themed>
	));
};

const carryOut = (
	choice: Exclude<HomeChoice, {type: 'quit'}>,
	version: string,
	settings: Settings,
): Promise<number> => {
	const {type, name, host, port, password} = choice;
	if (type === 'join') {
		return joinScreen(clientOptions({host, port}, {name, password}, version), version, settings);
	}

	const words = host === '' ? [String(port)] : [host, String(port)];
	return serve(
		words,
		{...(name === '' ? {} : {name}), ...(password === undefined ? {} : {password})},
		version,
		settings,
	);
};

/** Ask what to do, and do it; what cannot be done is asked again. Resolves with the exit code. */
export const home = async (version: string, settings: Settings): Promise<number> => {
	for (let problem: string | undefined; ; ) {
		const end = await ask(version, problem, settings);
		if (end.type === 'signal') {
			return exitCodeOf(end.signal);
		}

		if (end.result === undefined || end.result.type === 'quit') {
			return 0;
		}

		try {
			return await carryOut(end.result, version, settings);
		} catch (error) {
			if (!(error instanceof Problem)) {
				throw error;
			}

			problem = `${error.message} ${error.hint}`;
		}
	}
};
