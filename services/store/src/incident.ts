import type { Article } from '@tallywire/shared/domain/article';
import { idOf } from '@tallywire/shared/domain/ids';

const INCIDENT_TAG = /^incident:(?<slug>[a-z0-9-]{1,100})$/;

/** The incident that an article's feed declares by a tag `incident:…`; null where it declares none. */
export function declaredIncident({ tags }: Pick<Article, 'tags'>): string | null {
  const slug = tags.map((tag) => INCIDENT_TAG.exec(tag)?.groups?.['slug']).find((found) => found !== undefined);
  return slug === undefined ? null : idOf('incident', 'tag', slug);
}

/** The incident of an article that is linked to no other. */
export function ownIncident(articleId: string): string {
  return idOf('incident', articleId);
}
