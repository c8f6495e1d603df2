package ramscim.server.admin;

import java.util.List;

/** The pages that every page leads to. */
public final class Navigation {
    private static final List<Item> ITEMS = List.of(
            new Item("health", "Health", "/admin"),
            new Item("failures", "Failures", "/admin/failures"),
            new Item("held", "Held changes", "/admin/held"),
            new Item("drift", "Drift", "/admin/drift"),
            new Item("adoption", "Adoption", "/admin/adoption"),
            new Item("people", "People", "/admin/people"),
            new Item("groups", "Groups", "/admin/groups"),
            new Item("access", "Access", "/admin/access"),
            new Item("audit", "Audit", "/admin/audit"),
            new Item("alerts", "Alerts", "/admin/alerts"),
            new Item("connect", "Connect", "/admin/connect"),
            new Item("clients", "Clients", "/admin/clients"),
            new Item("settings", "Settings", "/admin/settings"),
            new Item("about", "About", "/admin/about"));

    private Navigation() {}

    /** An entry; the name is what pages and badges call it by. */
    public record Item(String name, String label, String address) {}

    public static List<Item> items() {
        return ITEMS;
    }
}
