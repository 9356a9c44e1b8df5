import type { Schema, Struct } from '@strapi/strapi';

export interface ExplainerCode extends Struct.ComponentSchema {
  collectionName: 'components_explainer_codes';
  info: {
    displayName: 'Code';
    icon: 'hashtag';
  };
  attributes: {
    code: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    confidence: Schema.Attribute.Enumeration<['high', 'medium', 'low']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'medium'>;
    display: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    mapping: Schema.Attribute.Enumeration<['exact', 'close', 'broader', 'narrower']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'exact'>;
    system: Schema.Attribute.Enumeration<
      ['icd_10_cm', 'mesh', 'rxnorm', 'atc', 'unii', 'snomed_ct', 'meddra']
    > &
      Schema.Attribute.Required;
    verifiedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
  };
}

export interface ExplainerMention extends Struct.ComponentSchema {
  collectionName: 'components_explainer_mentions';
  info: {
    displayName: 'Mention';
    icon: 'quote';
  };
  attributes: {
    condition: Schema.Attribute.Relation<'oneToOne', 'api::condition.condition'>;
    end: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          min: 1;
        },
        number
      >;
    quote: Schema.Attribute.Text & Schema.Attribute.Required;
    section: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    sideEffect: Schema.Attribute.Relation<'oneToOne', 'api::side-effect.side-effect'>;
    start: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          min: 0;
        },
        number
      >;
  };
}

export interface ExplainerRetraction extends Struct.ComponentSchema {
  collectionName: 'components_explainer_retractions';
  info: {
    description: 'Fill this in before you unpublish or delete: readers are told why it was withdrawn, and where to look instead.';
    displayName: 'Retraction';
    icon: 'alert';
  };
  attributes: {
    reason: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    replacement: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
  };
}

export interface ExplainerReview extends Struct.ComponentSchema {
  collectionName: 'components_explainer_reviews';
  info: {
    displayName: 'Review';
    icon: 'calendar';
  };
  attributes: {
    embedUntilOverdueDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 3650;
          min: 0;
        },
        number
      >;
    lastReviewed: Schema.Attribute.Date;
    nextDue: Schema.Attribute.Date;
    reviewedBy: Schema.Attribute.Relation<'oneToOne', 'api::contributor.contributor'>;
  };
}

export interface ExplainerSource extends Struct.ComponentSchema {
  collectionName: 'components_explainer_sources';
  info: {
    displayName: 'Source';
    icon: 'file';
  };
  attributes: {
    licence: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    sha256: Schema.Attribute.String;
    url: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
  };
}

export interface ExplainerSynonym extends Struct.ComponentSchema {
  collectionName: 'components_explainer_synonyms';
  info: {
    displayName: 'Synonym';
    icon: 'bulletList';
  };
  attributes: {
    text: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
  };
}

export interface PartnerOrigin extends Struct.ComponentSchema {
  collectionName: 'components_partner_origins';
  info: {
    displayName: 'Origin';
    icon: 'globe';
  };
  attributes: {
    origin: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ComponentSchemas {
      'explainer.code': ExplainerCode;
      'explainer.mention': ExplainerMention;
      'explainer.retraction': ExplainerRetraction;
      'explainer.review': ExplainerReview;
      'explainer.source': ExplainerSource;
      'explainer.synonym': ExplainerSynonym;
      'partner.origin': PartnerOrigin;
    }
  }
}
