package ramscim.server.scim.search;

import com.unboundid.scim2.common.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What to search for and which part of it to answer.
 *
 * @param filter canonical; null: everything
 * @param startIndex from 1
 * @param count 0 or more
 */
public record SearchQuery(@Nullable Filter filter, int startIndex, int count) {}
