import { Box, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { shownMost, type View } from './shown-most';

const partnerUid = 'api::partner.partner';
const mostTexts = 10;

interface Views {
  data: View[];
  meta: { from: string; to: string };
}

/** What no line is broken in: a day could be, at each hyphen. */
const Whole = ({ children }: { children: ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap' }}>{children}</span>
);

const Counted = ({ name, views }: { name: string; views: number }) => (
  <Flex tag="li" justifyContent="space-between" alignItems="start" gap={3}>
    <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
      {name}
    </Typography>
    <Typography variant="pi" fontWeight="bold">
      {views}
    </Typography>
  </Flex>
);

const ShownViews = ({ documentId }: { documentId: string }) => {
  const { get } = useFetchClient();
  const [views, setViews] = useState<Views | 'failed'>();
  useEffect(() => {
    get<Views>(`/partner-views/${documentId}`).then(
      ({ data }) => setViews(data),
      () => setViews('failed'),
    );
  }, [documentId, get]);
  if (views === undefined) return null;
  if (views === 'failed') return <Typography variant="pi">They could not be loaded.</Typography>;
  const { total, explainers, rest } = shownMost(views.data, mostTexts);
  const { from, to } = views.meta;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Box>
        <Typography tag="p" variant="beta">
          {total}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          <Whole>from {from}</Whole> <Whole>to {to} (UTC)</Whole>
        </Typography>
      </Box>
      {explainers.map(({ explainer, texts }) => (
        <Box key={explainer}>
          <Typography tag="h3" variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {explainer}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
            {texts.map(({ name, views: shown }) => (
              <Counted key={name} name={name} views={shown} />
            ))}
          </Flex>
        </Box>
      ))}
      {rest.texts > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch">
          <Counted name={`${rest.texts} other texts`} views={rest.views} />
        </Flex>
      )}
    </Flex>
  );
};

interface Place {
  model: string;
  documentId?: string;
}

/** How often a partner's pages showed our texts, beside its form. */
export const PartnerViews = ({ model, documentId }: Place) =>
  model === partnerUid && documentId !== undefined && documentId !== 'create'
    ? { title: 'Views in its pages', content: <ShownViews documentId={documentId} /> }
    : null;
