/** What is drawn in the theme that is set, and anew when it is set otherwise. Knows the terminal and one setting. */
import process from 'node:process';
import {type ReactNode, useMemo, useSyncExternalStore} from 'react';
import type {Settings} from '../../settings/settings.ts';
import {useStore} from '../components/use-store.ts';
import {chooseTheme, type Theme, wantsColor} from '../theme.ts';
import type {Screen} from './screen.tsx';

export type ThemedProps = {
	/** The same for the life of the screen. */
	readonly settings: Settings;
	readonly screen: Pick<Screen<never>, 'look'>;
	readonly children: (theme: Theme) => ReactNode;
};

export const Themed = ({settings, screen, children}: ThemedProps): ReactNode => {
	const {background, color} = useStore(screen.look);
	const choice = useSyncExternalStore(settings.subscribe, () => settings.get('theme'));
	const theme = useMemo(
		() =>
			chooseTheme(choice, {
				background,
				color,
				colored: wantsColor(process.env),
				depth: process.stdout.getColorDepth?.(),
			}),
		[choice, background, color],
	);
	return children(theme);
};
