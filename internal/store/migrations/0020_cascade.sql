-- what stands above what: few of all links, which are mostly those of items to their sources
CREATE INDEX link_up ON link (relation, from_id, to_id) WHERE valid_to IS NULL AND relation IN ('implements', 'based_on', 'depends_on');
