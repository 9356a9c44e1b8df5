import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { unstable_useContentManagerContext } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { describeConflict, goOn, type Choice, type Conflict } from './conflict';
import { setQuestion, useQuestion, type Question } from './open-question';
import { answerConflicts } from './watch-versions';

type Named = (field: string) => string;

const copyText = ({ mine }: Conflict, nameOf: Named): string =>
  mine.map(({ field, text }) => `${nameOf(field)}\n${text}`).join('\n\n');

const Mine = ({ conflict, nameOf }: { conflict: Conflict; nameOf: Named }) => (
  // Somebody without a mouse has to be able to read all of it.
  <Box
    tag="section"
    aria-label="What your form says"
    tabIndex={0}
    maxHeight="24vh"
    overflow="auto"
    background="neutral100"
    padding={3}
    hasRadius
  >
    <Typography tag="h3" variant="sigma" textColor="neutral600">
      What your form says
    </Typography>
    {conflict.mine.map(({ field, text }) => (
      <Box key={field} paddingTop={2}>
        <Typography tag="h4" variant="pi" fontWeight="bold">
          {nameOf(field)}
        </Typography>
        <Typography
          tag="p"
          variant="pi"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {text}
        </Typography>
      </Box>
    ))}
  </Box>
);

const Asked = ({ conflict, answer }: Question) => {
  const { layout } = unstable_useContentManagerContext();
  const [isCopied, setIsCopied] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  const nameOf: Named = (field) => layout.edit.metadatas[field]?.label ?? field;
  const { name, consequence } = goOn[conflict.action];
  const hasForm = conflict.mine.length > 0;
  const choose = (choice: Choice) => {
    setQuestion(undefined);
    answer(choice);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(copyText(conflict, nameOf));
    setIsCopied(true);
  };
  return (
    // Escape changes nothing: the form behind would lose its text to whatever the answer is, so one has to be given.
    <Dialog.Root open>
      <Dialog.Content
        onOpenAutoFocus={(event) => {
          // On no button: whoever saves by the keyboard would press it before the question is read.
          event.preventDefault();
          first.current?.focus();
        }}
      >
        <Dialog.Header>This was saved meanwhile</Dialog.Header>
        <Box
          padding={6}
          ref={first}
          tabIndex={-1}
          style={{ outline: 'none', overflow: 'auto', maxHeight: 'calc(100vh - 200px)' }}
        >
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Dialog.Description>{describeConflict(conflict, nameOf)}</Dialog.Description>
            {hasForm && <Mine conflict={conflict} nameOf={nameOf} />}
            {hasForm && window.isSecureContext && (
              <Button variant="tertiary" onClick={() => void copy()}>
                {isCopied ? 'Copied' : 'Copy mine'}
              </Button>
            )}
            <Typography variant="pi" textColor="neutral600">
              “Load theirs” shows what is saved now
              {hasForm && ' and drops your form; copy yours first'}. “{name}” {consequence}.
            </Typography>
          </Flex>
        </Box>
        <Dialog.Footer>
          <Button fullWidth variant="secondary" onClick={() => choose('load theirs')}>
            Load theirs
          </Button>
          <Button fullWidth variant="danger-light" onClick={() => choose('go on')}>
            {name}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};

/** Asks whose version is to stay when somebody has saved since the form was loaded. */
export const ConflictDialog = () => {
  const question = useQuestion();
  useEffect(
    () => answerConflicts((conflict) => new Promise((answer) => setQuestion({ conflict, answer }))),
    [],
  );
  return question === undefined ? null : <Asked {...question} />;
};
