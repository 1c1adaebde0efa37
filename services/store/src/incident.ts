import type { Article } from '@tallywire/shared/domain/article';
import { idOf } from '@tallywire/shared/domain/ids';

const INCIDENT_TAG = /^incident:(?<slug>[a-z0-9-]{1,100})$/;

/** The incident of an article that no one has linked yet: what its feed declares by a tag `incident:…`, else one of its own. */
export function declaredIncident(article: Article): string {
  const slug = article.tags.map((tag) => INCIDENT_TAG.exec(tag)?.groups?.['slug']).find((found) => found !== undefined);
  return slug === undefined ? idOf('incident', 'article', article.id) : idOf('incident', 'tag', slug);
}
