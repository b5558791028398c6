package com.minsapay.jpa.internal.unit;

/** How a database is given the values that a query is about. */
public enum Lists {
    /** A parameter for each. */
    PARAMETERS {
        @Override
        public String in(InList list) {
            return "in (" + list.marks("?") + ")";
        }

        @Override
        public String among(String query) {
            return "in (" + query + ")";
        }

        @Override
        public String rows(InList list) {
            return "values " + list.marks("(?)");
        }
    },
    /** All as one array, on PostgreSQL: one text, however many they are. */
    ARRAYS {
        @Override
        public String in(InList list) {
            return "= any (" + array(list) + ")";
        }

        /** Sorted and each looked up once, where a join would be sorted first. */
        @Override
        public String among(String query) {
            return "= any (array(" + query + "))";
        }

        @Override
        public String rows(InList list) {
            return "select unnest(" + array(list) + ")";
        }

        private static String array(InList list) {
            return "?::" + list.type().sql() + "[]";
        }
    };

    /** What follows an expression that must be one of the values. */
    public abstract String in(InList list);

    /** What follows an expression that must be one of those that a query finds. */
    public abstract String among(String query);

    /** A query that finds the values, one in a row. */
    public abstract String rows(InList list);
}
