import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { describeConflict, goOn, type Choice, type Conflict } from './conflict';
import { answerConflicts } from './watch-versions';

interface Question {
  conflict: Conflict;
  answer: (choice: Choice) => void;
}

const copyText = ({ mine }: Conflict): string =>
  mine.map(({ field, text }) => `${field}\n${text}`).join('\n\n');

/** Asks whose version is to stay when somebody else has saved since the form was loaded. */
export const ConflictDialog = () => {
  const [question, setQuestion] = useState<Question>();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(
    () =>
      answerConflicts(
        (conflict) =>
          new Promise((answer) => {
            setIsCopied(false);
            setQuestion({ conflict, answer });
          }),
      ),
    [],
  );
  if (question === undefined) return null;
  const { conflict, answer } = question;
  const { name, consequence } = goOn[conflict.action];
  const hasForm = conflict.mine.length > 0;
  const choose = (choice: Choice) => {
    setQuestion(undefined);
    answer(choice);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(copyText(conflict));
    setIsCopied(true);
  };
  return (
    // Escape changes nothing: the form behind would lose its text to whatever the answer is, so one has to be given.
    <Dialog.Root open>
      <Dialog.Content>
        <Dialog.Header>Somebody else has saved this</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{describeConflict(conflict)}</Typography>
            {hasForm && (
              <Box maxHeight="12rem" overflow="auto" background="neutral100" padding={3} hasRadius>
                <Typography variant="pi" fontWeight="bold">
                  What your form says
                </Typography>
                {conflict.mine.map(({ field, text }) => (
                  <Typography
                    key={field}
                    tag="p"
                    variant="pi"
                    style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}
                  >
                    {`${field}: ${text}`}
                  </Typography>
                ))}
              </Box>
            )}
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
        </Dialog.Body>
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
