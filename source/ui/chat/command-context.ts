/** What a command may use besides the client, and what comes of it. */
import type {ChatClient} from '../../client/contract.ts';
import type {Settings} from '../../settings/settings.ts';
import type {SaveRoom} from './desk.ts';
import type {Listing} from './listing.ts';
import type {Message} from './message-menu.ts';

/**
What is left to the caller: `quit` and `help` are for it to do, `mentions` and `unread` as well, `find` and `asked` mean that the pane is to stay where it is, `refused` means that the problem was said and the
text was not sent, so that it may be corrected.
*/
export type Outcome = 'done' | 'find' | 'asked' | 'mentions' | 'unread' | 'quit' | 'help' | 'refused';

export type CommandContext = {
	/** The version of this program. */
	readonly version: string;
	/** Lines alone, without a screen: what one says goes on to where it went. */
	readonly isPlain?: boolean;
	/** The numbers that messages have been given. */
	readonly listing?: Listing;
	/** Put a text into the clipboard, and say what came of it; true when it is there. */
	readonly copy?: ((text: string) => boolean) | undefined;
	/** Ask whether a message is to be deleted; without it, one has to write that it is. */
	readonly askDelete?: (line: Message) => void;
	/** Open a link; without it, links are said. */
	readonly openLink?: ((link: string) => void) | undefined;
	readonly save?: SaveRoom | undefined;
	readonly settings?: Settings | undefined;
	/** A program writes, no person: its text is sent as it is. */
	readonly isScript?: boolean | undefined;
	/** Show so many earlier messages; `undefined`: as many as there is room for. */
	readonly earlier?: ((count?: number) => void) | undefined;
	/** Take the next lines as one text; without it there are keys for that. */
	readonly lines?: (() => void) | undefined;
	/** Unfold what is folded in view, or fold it again; false when there is nothing. */
	readonly unfold?: () => boolean;
};

/** What a command does with what stands after its name. */
export type Run = (client: ChatClient, rest: string, context: CommandContext) => Outcome;

/** Say what is wrong with what was typed, which stays to be corrected. */
export const refuse = (client: Pick<ChatClient, 'notify'>, text: string): Outcome => {
	client.notify(text, 'error');
	return 'refused';
};
