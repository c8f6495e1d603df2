package ramscim.server.livecheck;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param file where the report goes besides; null: nowhere
 * @param prefix of an earlier check; null: a new one
 * @param toleratesUsers whether the account may have users
 * @param service which service credentials are made for; null: none are made
 * @param sentences whether the report is told in sentences, too
 */
public record LiveCheckOptions(
        @Nullable Path file,
        @Nullable String prefix,
        boolean toleratesUsers,
        @Nullable String service,
        boolean sentences) {}
