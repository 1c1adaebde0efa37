/** Parameters that tell a site where a reader came from and never which page is meant, by their whole name in lower case. */
const NAMES = new Set(
  [
    // advertising and social click ids
    'fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh epik irclickid srsltid rb_clickid wickedid',
    'fb_action_ids fb_action_types fb_source fb_ref action_object_map action_type_map action_ref_map',
    // mail and campaign tools
    'mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking __hssc __hstc __hsfp vero_id vero_conv oly_anon_id oly_enc_id ml_subscriber ml_subscriber_hash elqtrackid elqtrack s_kwcid ef_id sc_cid sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo sc_country',
    // analytics
    '_ga _gl _gid ga_source ga_medium ga_campaign ga_content ga_term xtor xtref xts trk trkcampaign trackingid wt_mc wt_zmc icid intcmp int_cmp ncid cmpid cmp ocid ito s_cid spm scm sref mbid guccounter guce_referrer guce_referrer_sig soc_src soc_trk sr_share taid tse_id echobox',
    // newspapers' own
    'smid smtyp ref_src ref_url refsrc reflink referer referrer ftag feedtype feedname rssfeed traffic_source shared_link sharetype sharetoken utm dmcid emc nlid partner_source ns_mchannel ns_source ns_campaign ns_linkname ns_fee at_link_id',
    // sessions
    'phpsessid jsessionid aspsessionid',
  ]
    .join(' ')
    .split(' '),
);

/** Families of such names. */
const FAMILIES =
  /^(?:utm_|mtm_|pk_|piwik_|matomo_|hsa_|at_(?:medium|campaign|custom|format|ptr|bbc|link)|wt\.|itm_|stm_|uta_|cm_mmc|_branch_|__twitter_impression)/;

/** Names that may mean anything: dropped only where the value names a channel that brings readers. */
const AMBIGUOUS = new Set('ref source src from via origin medium campaign partner share output rss feed cid tag type'.split(' '));
const CHANNELS =
  /^(?:rss[\d_-]*|rss[_-]?feed|feed|feeds|atom|xml|rdf|twitter|tw|x|facebook|fb|whatsapp|telegram|linkedin|reddit|instagram|newsletter|email|e-?mail|mail|social|share|sharebar|app|push|google|googlenews|gnews|flipboard|smartnews|applenews|yahoo|home|homepage|rsspromo|feedburner)$/i;

/** Whether a query parameter says only where the reader came from. */
export function isTrackingParameter(name: string, value: string, host: string): boolean {
  const told = name.toLowerCase();
  if (NAMES.has(told) || FAMILIES.test(told)) return true;
  if (told === 'feature' && /(?:^|\.)(?:youtube\.com|youtu\.be)$/.test(host)) return true;
  // Blogger's switch between its mobile and its desktop page.
  if (told === 'm' && /^[01]$/.test(value) && /\.blogspot\./.test(host)) return true;
  if (told === 'rss' && /^(?:1|true|yes|)$/i.test(value)) return true;
  return AMBIGUOUS.has(told) && CHANNELS.test(value);
}
