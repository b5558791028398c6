/**
 * What the store promises when things go badly: processes killed, files altered, and card numbers that must be found
 * nowhere.
 */
package com.minsapay.jpa.reliability;
