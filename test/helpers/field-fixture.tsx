/** A small full-screen program around a text field: shows what was submitted, and crashes in the way that a command names. */
import process from 'node:process';
import type {Store} from '../../source/client/contract.ts';
import {prepareColors} from '../../source/ui/terminal/color-environment.ts';

prepareColors();
const {Box, Text} = await import('ink');
const {useRef, useState} = await import('react');
const {TextField} = await import('../../source/ui/components/text-field.tsx');
const {useEditorKeys} = await import('../../source/ui/components/use-editor-keys.ts');
const {createEditor} = await import('../../source/ui/editor/editor.ts');
const {keyHelp, matchKey} = await import('../../source/ui/keys.ts');
const {useFocus} = await import('../../source/ui/terminal/focus.ts');
const {createTheme, wantsColor} = await import('../../source/ui/theme.ts');
const {exitCodeOf, runScreen} = await import('../../source/ui/terminal/screen.tsx');
const {useStore} = await import('../../source/ui/components/use-store.ts');
const {useWindow} = await import('../../source/ui/terminal/use-window.ts');

/** The result that opens the screen once more, as the home screen is followed by the chat. */
const again = -1;
const theme = createTheme('dark', {colored: wantsColor(process.env)});
const mask = process.argv.includes('--mask') ? {mask: '*'} : {};
const rowsMax = process.argv.includes('--single') ? 1 : 4;

type FixtureProps = {
	readonly look: Store<{readonly background: string}>;
	readonly setMouse: (isOn: boolean) => void;
	readonly onQuit: (code: number) => void;
};

const Fixture = ({look, setMouse, onQuit}: FixtureProps) => {
	const {background} = useStore(look);
	const focus = useRef<string>(undefined);
	focus.current = useFocus();
	const {columns, rows, isTooSmall} = useWindow();
	const [lines, setLines] = useState<readonly string[]>([]);
	const [isHelp, setHelp] = useState(false);
	const [isBroken, setBroken] = useState(false);
	const [editor] = useState(() =>
		createEditor({
			multiline: rowsMax > 1,
			complete: () => ({commands: ['/help', '/throw'], names: ['민아', 'jun']}),
			onSubmit(text) {
				switch (text) {
					case '/throw':
						setBroken(true);
						return;
					case '/uncaught':
						setImmediate(() => {
							throw new Error('nobody caught this');
						});
						return;
					case '/reject':
						void Promise.reject(new Error('nobody awaited this'));
						return;
					case '/exit':
						process.exit(7);
						return;
					case '/again':
						onQuit(again);
						return;
					case '/mouse':
						setMouse(true);
						return;
					case '/focus':
						setLines(known => [...known, `focus: ${focus.current}`]);
						return;
					case '/stderr':
						process.stderr.write('held until the end\n');
						return;
					default:
						setLines(known => [...known, text]);
						return;
				}
			},
		}),
	);
	useEditorKeys(editor, {
		onKey(press) {
			switch (matchKey(press, 'chat')) {
				case 'quit':
					onQuit(0);
					return true;
				case 'help':
					setHelp(shown => !shown);
					return true;
				default:
					return false;
			}
		},
	});
	if (isBroken) {
		throw new Error('broken while drawing');
	}

	if (isTooSmall) {
		return <Text>too small</Text>;
	}

	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Text color="#ff8800">
				{background} {columns}×{rows}
			</Text>
			<Box flexDirection="column" flexGrow={1} overflow="hidden">
				{isHelp ? (
					keyHelp('chat')
						.slice(0, rows - 4)
						.map(({keys, help}) => (
							<Text key={keys} wrap="truncate">
								{keys} {help}
							</Text>
						))
				) : (
					<Text>
						{lines.map((line, index) => `${index + 1}: [${line.replaceAll('\n', '⏎')}]`).join('\n')}
					</Text>
				)}
			</Box>
			<Box borderStyle="round" width={columns}>
				<TextField
					editor={editor}
					width={columns - 2}
					rowsMax={rowsMax}
					theme={theme}
					prompt="> "
					placeholder="글을 쓰세요"
					isFocused={!isHelp}
					{...mask}
				/>
			</Box>
		</Box>
	);
};

const run = () =>
	runScreen<number>(({look, setMouse, exit}) => <Fixture look={look} setMouse={setMouse} onQuit={exit} />);
let end = await run();
while (end.type === 'exit' && end.result === again) {
	end = await run();
}

process.exit(end.type === 'exit' ? end.result : exitCodeOf(end.signal));
