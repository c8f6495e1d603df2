package ramscim.server.admin;

import java.util.List;
import ramscim.server.words.Words;

/** The pages that every page leads to. */
public final class Navigation {
    private static final List<Item> ITEMS = List.of(
            new Item("health", "/admin"),
            new Item("failures", "/admin/failures"),
            new Item("held", "/admin/held"),
            new Item("drift", "/admin/drift"),
            new Item("adoption", "/admin/adoption"),
            new Item("people", "/admin/people"),
            new Item("groups", "/admin/groups"),
            new Item("access", "/admin/access"),
            new Item("audit", "/admin/audit"),
            new Item("alerts", "/admin/alerts"),
            new Item("connect", "/admin/connect"),
            new Item("clients", "/admin/clients"),
            new Item("settings", "/admin/settings"),
            new Item("about", "/admin/about"));

    private Navigation() {}

    /** An entry; the name is what pages and badges call it by. */
    public record Item(String name, String address) {
        public Words label() {
            return Words.of("layout.page." + name);
        }
    }

    public static List<Item> items() {
        return ITEMS;
    }
}
