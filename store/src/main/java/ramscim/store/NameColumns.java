package ramscim.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.Names;

/**
 * The columns that resources are found in by name: what names that are one have in common, so that whatever may not be
 * there twice is found, however it is written.
 */
final class NameColumns {
    private NameColumns() {}

    static @Nullable String of(@Nullable String name) {
        return name == null ? null : Names.canonical(name).toLowerCase(Locale.ROOT);
    }
}
