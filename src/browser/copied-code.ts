const measuring = 'The height of the text is being measured.';
const unmeasured = 'The preview did not load: the code is without the height of the text.';

interface Places {
  code: HTMLElement;
  status: HTMLElement;
}

/** The code that is copied, which is whole when the height of its text is known, or that it is not to be had. */
export interface CopiedCode {
  /** It belongs to no choice any more. Until it is whole nobody can select it by hand either. */
  withdraw: () => void;
  /** Its height is being measured. */
  await: () => void;
  finish: (isMeasured: boolean) => void;
  /** At once, or as soon as it is whole. */
  copy: () => void;
}

export const copiedCode = ({ code, status }: Places): CopiedCode => {
  let state: 'none' | 'awaited' | 'whole' = 'none';
  let note = '';
  let isCopyWanted = false;

  const say = (words: string): void => {
    status.textContent = note === '' ? words : `${words} ${note}`;
  };
  const write = (): void => {
    navigator.clipboard.writeText(code.textContent).then(
      () => say('Copied.'),
      () => {
        // Without the right to the clipboard, the code is selected for the reader's own keys.
        getSelection()?.selectAllChildren(code);
        say('Selected: copy it with your keyboard.');
      },
    );
  };
  const withdraw = (): void => {
    state = 'none';
    isCopyWanted = false;
    code.inert = true;
    status.textContent = '';
  };

  return {
    withdraw,
    await: () => {
      withdraw();
      state = 'awaited';
      status.textContent = measuring;
    },
    finish: (isMeasured) => {
      state = 'whole';
      note = isMeasured ? '' : unmeasured;
      code.inert = false;
      // What else it says, such as that the parts could not be read, is still so.
      const said = status.textContent;
      if (said === measuring || said === unmeasured) status.textContent = note;
      if (isCopyWanted) write();
      isCopyWanted = false;
    },
    copy: () => {
      if (state === 'whole') write();
      else status.textContent = state === 'none' ? 'There is nothing to copy yet.' : measuring;
      isCopyWanted = state === 'awaited';
    },
  };
};
