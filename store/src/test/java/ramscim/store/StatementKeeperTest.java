package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever uses a statement notices nothing of those who used it before. */
class StatementKeeperTest {
    private static final String BY_NAME = "select number from thing where name = ?";

    private HikariDataSource database;
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        database = SqliteDatabase.open(directory);
        connection = database.getConnection();
        update("create table thing (name text unique, number integer)");
        update("insert into thing values ('one', 1), ('two', 2), ('three', 3)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private void update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private List<Integer> numbers(String name) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(BY_NAME)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        }
        return numbers;
    }

    @Test
    void statement_usedAgain_knowsNothingOfTheFirstTime() throws SQLException {
        assertThat(numbers("one")).containsExactly(1);
        assertThat(numbers("two")).containsExactly(2);
        try (PreparedStatement unset = connection.prepareStatement(BY_NAME);
                ResultSet rows = unset.executeQuery()) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void statement_usedWhileItIsInUse_isAnother() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement("select name from thing order by number");
                ResultSet names = outer.executeQuery()) {
            List<Integer> all = new ArrayList<>();
            while (names.next()) {
                all.addAll(numbers(names.getString(1)));
                try (PreparedStatement inner = connection.prepareStatement("select name from thing order by number");
                        ResultSet first = inner.executeQuery()) {
                    assertThat(first.next()).isTrue();
                    assertThat(first.getString(1)).isEqualTo("one");
                }
            }
            assertThat(all).containsExactly(1, 2, 3);
        }
    }

    @Test
    void statement_afterTheTableHasChanged_seesTheChange() throws SQLException {
        assertThat(numbers("one")).containsExactly(1);
        update("alter table thing rename column number to count");
        update("alter table thing add column number integer default 7");

        assertThat(numbers("one")).containsExactly(7);
    }

    @Test
    void statement_thatFailed_worksTheNextTime() throws SQLException {
        for (int times = 0; times < 3; times++) {
            assertThatThrownBy(() -> update("insert into thing values ('one', 1)"))
                    .isInstanceOf(SQLException.class);
        }
        update("delete from thing");
        update("insert into thing values ('one', 1)");

        assertThat(numbers("one")).containsExactly(1);
    }

    /** SQLite lets nobody write behind a cursor that is open in another's way. */
    @Test
    void rows_leftUnread_keepNobodyFromWriting() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select name from thing");
        assertThat(statement.executeQuery().next()).isTrue();
        statement.close();

        try (Connection other = database.getConnection();
                PreparedStatement drop = other.prepareStatement("drop table thing")) {
            drop.executeUpdate();
        }
        assertThatThrownBy(() -> numbers("one")).isInstanceOf(SQLException.class);
    }

    @Test
    void statement_closed_isOfNoMoreUse() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(BY_NAME);
        statement.close();
        statement.close();

        assertThat(statement.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.setString(1, "one")).isInstanceOf(SQLException.class);
        assertThat(numbers("one")).containsExactly(1);
    }

    @Test
    void statements_moreThanAreKept_allWork() throws SQLException {
        for (int n = 0; n < 500; n++) {
            try (PreparedStatement statement = connection.prepareStatement("select " + n);
                    ResultSet rows = statement.executeQuery()) {
                assertThat(rows.getInt(1)).isEqualTo(n);
            }
        }
        assertThat(numbers("two")).containsExactly(2);
    }

    @Test
    void batch_givenUp_isNotCarriedOutByTheNext() throws SQLException {
        String insert = "insert into thing values (?, 9)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, "given up");
            statement.addBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, "nine");
            statement.addBatch();
            statement.executeBatch();
        }

        assertThat(numbers("given up")).isEmpty();
        assertThat(numbers("nine")).containsExactly(9);
    }
}
