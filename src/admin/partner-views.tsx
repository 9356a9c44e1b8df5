import { Flex, Typography } from '@strapi/design-system';
import { unstable_useContentManagerContext, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

const partnerUid = 'api::partner.partner';
const mostTexts = 10;

interface Views {
  data: { explainer: string; part: string; views: number }[];
  meta: { from: string; to: string };
}

/** The texts that were shown most, each with its views of all days and revisions. */
const sumUp = ({ data }: Views): [text: string, views: number][] => {
  const sums = new Map<string, number>();
  for (const { explainer, part, views } of data) {
    const text = part === 'explainer' ? explainer : `${explainer}: ${part}`;
    sums.set(text, (sums.get(text) ?? 0) + views);
  }
  return [...sums].sort(([, one], [, other]) => other - one);
};

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
  if (views === 'failed') return <Typography>They could not be loaded.</Typography>;
  const sums = sumUp(views);
  const total = sums.reduce((sum, [, shown]) => sum + shown, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma">Views in its pages</Typography>
      <Typography variant="omega">
        {total} from {views.meta.from} to {views.meta.to} (UTC)
      </Typography>
      {sums.slice(0, mostTexts).map(([text, shown]) => (
        <Flex key={text} justifyContent="space-between" alignItems="start" gap={2}>
          <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
          <Typography variant="pi">{shown}</Typography>
        </Flex>
      ))}
    </Flex>
  );
};

/** How often a partner's pages showed our texts, beside its form. */
export const PartnerViews = () => {
  const { model, id } = unstable_useContentManagerContext();
  return model === partnerUid && id !== undefined && id !== 'create' ? (
    <ShownViews documentId={id} />
  ) : null;
};
