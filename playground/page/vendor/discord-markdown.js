// parser.mjs
var addLibraryVersionToPerseusDebug = (libraryName, libraryVersion) => {
  let prefix = "v";
  libraryVersion === "__lib_version__" && (prefix = "");
  let formattedVersion = `${prefix}${libraryVersion}`;
  if (typeof globalThis < "u") {
    var _globalThis$__perseus;
    globalThis.__perseus_debug__ = (_globalThis$__perseus = globalThis.__perseus_debug__) != null ? _globalThis$__perseus : {};
    let existingVersionEntry = globalThis.__perseus_debug__[libraryName];
    if (existingVersionEntry) {
      if (existingVersionEntry !== formattedVersion) {
        let allVersions = Array.isArray(existingVersionEntry) ? existingVersionEntry : [existingVersionEntry];
        allVersions.push(formattedVersion), globalThis.__perseus_debug__[libraryName] = allVersions, console.warn(`Multiple versions of ${libraryName} loaded on this page: ${allVersions.sort().join(", ")}`);
      }
    } else
      globalThis.__perseus_debug__[libraryName] = formattedVersion;
  } else
    console.warn(`globalThis not found found (${formattedVersion})`);
}, libName$1 = "@khanacademy/perseus-core", libVersion$1 = "1.4.2";
addLibraryVersionToPerseusDebug(libName$1, libVersion$1);
var libName = "@khanacademy/simple-markdown", libVersion = "0.12.0";
addLibraryVersionToPerseusDebug(libName, libVersion);
var CR_NEWLINE_R = /\r\n?/g, TAB_R = /\t/g, FORMFEED_R = /\f/g, preprocess = function(source) {
  return source.replace(CR_NEWLINE_R, `
`).replace(FORMFEED_R, "").replace(TAB_R, "    ");
}, populateInitialState = function(givenState, defaultState) {
  var state = givenState || {};
  if (defaultState != null)
    for (var prop in defaultState)
      Object.prototype.hasOwnProperty.call(defaultState, prop) && (state[prop] = defaultState[prop]);
  return state;
}, parserFor = function(rules2, defaultState) {
  var ruleList = Object.keys(rules2).filter(function(type) {
    var rule = rules2[type];
    if (rule == null || rule.match == null)
      return !1;
    var order = rule.order;
    return (typeof order != "number" || !isFinite(order)) && typeof console < "u" && console.warn("simple-markdown: Invalid order for rule `" + type + "`: " + String(order)), !0;
  });
  ruleList.sort(function(typeA, typeB) {
    var ruleA = rules2[typeA], ruleB = rules2[typeB], orderA = ruleA.order, orderB = ruleB.order;
    if (orderA !== orderB)
      return orderA - orderB;
    var secondaryOrderA = ruleA.quality ? 0 : 1, secondaryOrderB = ruleB.quality ? 0 : 1;
    return secondaryOrderA !== secondaryOrderB ? secondaryOrderA - secondaryOrderB : typeA < typeB ? -1 : typeA > typeB ? 1 : 0;
  });
  var latestState, nestedParse = function nestedParse2(source, state) {
    var result = [];
    for (state = state || latestState, latestState = state; source; ) {
      var ruleType = null, rule = null, capture = null, quality = NaN, i = 0, currRuleType = ruleList[0], currRule = rules2[currRuleType];
      do {
        var currOrder2 = currRule.order, prevCaptureStr = state.prevCapture == null ? "" : state.prevCapture[0], currCapture = currRule.match(source, state, prevCaptureStr);
        if (currCapture) {
          var currQuality = currRule.quality ? currRule.quality(currCapture, state, prevCaptureStr) : 0;
          currQuality <= quality || (ruleType = currRuleType, rule = currRule, capture = currCapture, quality = currQuality);
        }
        i++, currRuleType = ruleList[i], currRule = rules2[currRuleType];
      } while (
        // keep looping while we're still within the ruleList
        currRule && // if we don't have a match yet, continue
        (!capture || // or if we have a match, but the next rule is
        // at the same order, and has a quality measurement
        // functions, then this rule must have a quality
        // measurement function (since they are sorted before
        // those without), and we need to check if there is
        // a better quality match
        currRule.order === currOrder2 && currRule.quality)
      );
      if (rule == null || capture == null)
        throw new Error("Could not find a matching rule for the below content. The rule with highest `order` should always match content provided to it. Check the definition of `match` for '" + ruleList[ruleList.length - 1] + `'. It seems to not match the following source:
` + source);
      if (capture.index)
        throw new Error("`match` must return a capture starting at index 0 (the current parse index). Did you forget a ^ at the start of the RegExp?");
      var parsed = rule.parse(capture, nestedParse2, state);
      if (Array.isArray(parsed))
        Array.prototype.push.apply(result, parsed);
      else {
        if (parsed == null || typeof parsed != "object")
          throw new Error(`parse() function returned invalid parse result: '${parsed}'`);
        parsed.type == null && (parsed.type = ruleType), result.push(parsed);
      }
      state.prevCapture = capture, source = source.substring(state.prevCapture[0].length);
    }
    return result;
  }, outerParse = function(source, state) {
    return latestState = populateInitialState(state, defaultState), !latestState.inline && !latestState.disableAutoBlockNewlines && (source = source + `

`), latestState.prevCapture = null, nestedParse(preprocess(source), latestState);
  };
  return outerParse;
}, inlineRegex = function(regex) {
  var match = function(source, state, prevCapture) {
    return state.inline ? regex.exec(source) : null;
  };
  return match.regex = regex, match;
}, blockRegex = function(regex) {
  var match = function(source, state) {
    return state.inline ? null : regex.exec(source);
  };
  return match.regex = regex, match;
}, anyScopeRegex = function(regex) {
  var match = function(source, state) {
    return regex.exec(source);
  };
  return match.regex = regex, match;
}, TYPE_SYMBOL = typeof Symbol == "function" && Symbol.for && /* @__PURE__ */ Symbol.for("react.element") || 60103, reactElement = function(type, key, props) {
  var element = {
    $$typeof: TYPE_SYMBOL,
    type,
    key: key ?? void 0,
    ref: null,
    props,
    _owner: null
  };
  return element;
}, htmlTag = function(tagName, content, attributes, isClosed) {
  attributes = attributes || {}, isClosed = typeof isClosed < "u" ? isClosed : !0;
  var attributeString = "";
  for (var attr in attributes) {
    var attribute = attributes[attr];
    Object.prototype.hasOwnProperty.call(attributes, attr) && attribute && (attributeString += " " + sanitizeText(attr) + '="' + sanitizeText(attribute) + '"');
  }
  var unclosedTag = "<" + tagName + attributeString + ">";
  return isClosed ? unclosedTag + content + "</" + tagName + ">" : unclosedTag;
}, EMPTY_PROPS = {}, sanitizeUrl = function(url2) {
  if (url2 == null)
    return null;
  try {
    var prot = new URL(url2, "https://localhost").protocol;
    if (prot.indexOf("javascript:") === 0 || prot.indexOf("vbscript:") === 0 || prot.indexOf("data:") === 0)
      return null;
  } catch {
    return null;
  }
  return url2;
}, SANITIZE_TEXT_R = /[<>&"']/g, SANITIZE_TEXT_CODES = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#x27;",
  "/": "&#x2F;",
  "`": "&#96;"
}, sanitizeText = function(text) {
  return String(text).replace(SANITIZE_TEXT_R, function(chr) {
    return SANITIZE_TEXT_CODES[chr];
  });
}, UNESCAPE_URL_R = /\\([^0-9A-Za-z\s])/g, unescapeUrl = function(rawUrlString) {
  return rawUrlString.replace(UNESCAPE_URL_R, "$1");
}, parseInline = function(parse, content, state) {
  var isCurrentlyInline = state.inline || !1;
  state.inline = !0;
  var result = parse(content, state);
  return state.inline = isCurrentlyInline, result;
}, parseBlock = function(parse, content, state) {
  var isCurrentlyInline = state.inline || !1;
  state.inline = !1;
  var result = parse(content + `

`, state);
  return state.inline = isCurrentlyInline, result;
}, parseCaptureInline = function(capture, parse, state) {
  return {
    content: parseInline(parse, capture[1], state)
  };
}, ignoreCapture = function() {
  return {};
}, LIST_BULLET$1 = "(?:[*+-]|\\d+\\.)", LIST_ITEM_PREFIX$1 = "( *)(" + LIST_BULLET$1 + ") +", LIST_ITEM_PREFIX_R$1 = new RegExp("^" + LIST_ITEM_PREFIX$1), LIST_ITEM_R$1 = new RegExp(LIST_ITEM_PREFIX$1 + "[^\\n]*(?:\\n(?!\\1" + LIST_BULLET$1 + ` )[^\\n]*)*(
|$)`, "gm"), BLOCK_END_R = /\n{2,}$/, INLINE_CODE_ESCAPE_BACKTICKS_R = /^ (?= *`)|(` *) $/g, LIST_BLOCK_END_R = BLOCK_END_R, LIST_ITEM_END_R$1 = / *\n+$/, LIST_R$1 = new RegExp("^( *)(" + LIST_BULLET$1 + `) [\\s\\S]+?(?:
{2,}(?! )(?!\\1` + LIST_BULLET$1 + ` )\\n*|\\s*
*$)`), LIST_LOOKBEHIND_R$1 = /(?:^|\n)( *)$/, TABLES = (function() {
  var TABLE_ROW_SEPARATOR_TRIM = /^ *\| *| *\| *$/g, TABLE_CELL_END_TRIM = / *$/, TABLE_RIGHT_ALIGN = /^ *-+: *$/, TABLE_CENTER_ALIGN = /^ *:-+: *$/, TABLE_LEFT_ALIGN = /^ *:-+ *$/, parseTableAlignCapture = function(alignCapture) {
    return TABLE_RIGHT_ALIGN.test(alignCapture) ? "right" : TABLE_CENTER_ALIGN.test(alignCapture) ? "center" : TABLE_LEFT_ALIGN.test(alignCapture) ? "left" : null;
  }, parseTableAlign = function(source, parse, state, trimEndSeparators) {
    trimEndSeparators && (source = source.replace(TABLE_ROW_SEPARATOR_TRIM, ""));
    var alignText = source.trim().split("|");
    return alignText.map(parseTableAlignCapture);
  }, parseTableRow = function(source, parse, state, trimEndSeparators) {
    var prevInTable = state.inTable;
    state.inTable = !0;
    var tableRow = parse(source.trim(), state);
    state.inTable = prevInTable;
    var cells = [[]];
    return tableRow.forEach(function(node, i) {
      node.type === "tableSeparator" ? (!trimEndSeparators || i !== 0 && i !== tableRow.length - 1) && cells.push([]) : (node.type === "text" && (tableRow[i + 1] == null || tableRow[i + 1].type === "tableSeparator") && (node.content = node.content.replace(TABLE_CELL_END_TRIM, "")), cells[cells.length - 1].push(node));
    }), cells;
  }, parseTableCells = function(source, parse, state, trimEndSeparators) {
    var rowsText = source.trim().split(`
`);
    return rowsText.map(function(rowText) {
      return parseTableRow(rowText, parse, state, trimEndSeparators);
    });
  }, parseTable = function(trimEndSeparators) {
    return function(capture, parse, state) {
      state.inline = !0;
      var header = parseTableRow(capture[1], parse, state, trimEndSeparators), align = parseTableAlign(capture[2], parse, state, trimEndSeparators), cells = parseTableCells(capture[3], parse, state, trimEndSeparators);
      return state.inline = !1, {
        type: "table",
        header,
        align,
        cells
      };
    };
  };
  return {
    parseTable: parseTable(!0),
    parseNpTable: parseTable(!1),
    TABLE_REGEX: /^ *(\|.+)\n *\|( *[-:]+[-| :]*)\n((?: *\|.*(?:\n|$))*)\n*/,
    NPTABLE_REGEX: /^ *(\S.*\|.*)\n *([-:]+ *\|[-| :]*)\n((?:.*\|.*(?:\n|$))*)\n*/
  };
})(), LINK_INSIDE = "(?:\\[[^\\]]*\\]|[^\\[\\]]|\\](?=[^\\[]*\\]))*", LINK_HREF_AND_TITLE = `\\s*<?((?:\\([^)]*\\)|[^\\s\\\\]|\\\\.)*?)>?(?:\\s+['"]([\\s\\S]*?)['"])?\\s*`, AUTOLINK_MAILTO_CHECK_R = /mailto:/i, parseRef = function(capture, state, refNode) {
  var ref = (capture[2] || capture[1]).replace(/\s+/g, " ").toLowerCase();
  if (state._defs && state._defs[ref]) {
    var def = state._defs[ref];
    refNode.target = def.target, refNode.title = def.title;
  }
  return state._refs = state._refs || {}, state._refs[ref] = state._refs[ref] || [], state._refs[ref].push(refNode), refNode;
}, currOrder = 0, defaultRules = {
  Array: {
    react: function(arr, output2, state) {
      for (var oldKey = state.key, result = [], i = 0, key = 0; i < arr.length; i++, key++) {
        state.key = "" + i;
        var node = arr[i];
        if (node.type === "text")
          for (node = {
            type: "text",
            content: node.content
          }; i + 1 < arr.length && arr[i + 1].type === "text"; i++)
            node.content += arr[i + 1].content;
        result.push(output2(node, state));
      }
      return state.key = oldKey, result;
    },
    html: function(arr, output2, state) {
      for (var result = "", i = 0; i < arr.length; i++) {
        var node = arr[i];
        if (node.type === "text")
          for (node = {
            type: "text",
            content: node.content
          }; i + 1 < arr.length && arr[i + 1].type === "text"; i++)
            node.content += arr[i + 1].content;
        result += output2(node, state);
      }
      return result;
    }
  },
  heading: {
    order: currOrder++,
    match: blockRegex(/^ *(#{1,6})([^\n]+?)#* *(?:\n *)+\n/),
    parse: function(capture, parse, state) {
      return {
        level: capture[1].length,
        content: parseInline(parse, capture[2].trim(), state)
      };
    },
    react: function(node, output2, state) {
      return reactElement("h" + node.level, state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("h" + node.level, output2(node.content, state));
    }
  },
  nptable: {
    order: currOrder++,
    match: blockRegex(TABLES.NPTABLE_REGEX),
    parse: TABLES.parseNpTable,
    react: null,
    html: null
  },
  lheading: {
    order: currOrder++,
    match: blockRegex(/^([^\n]+)\n *(=|-){3,} *(?:\n *)+\n/),
    parse: function(capture, parse, state) {
      return {
        type: "heading",
        level: capture[2] === "=" ? 1 : 2,
        content: parseInline(parse, capture[1], state)
      };
    },
    react: null,
    html: null
  },
  hr: {
    order: currOrder++,
    match: blockRegex(/^( *[-*_]){3,} *(?:\n *)+\n/),
    parse: ignoreCapture,
    react: function(node, output2, state) {
      return reactElement("hr", state.key, {
        "aria-hidden": !0
      });
    },
    html: function(node, output2, state) {
      return '<hr aria-hidden="true">';
    }
  },
  codeBlock: {
    order: currOrder++,
    match: blockRegex(/^(?:    [^\n]+\n*)+(?:\n *)+\n/),
    parse: function(capture, parse, state) {
      var content = capture[0].replace(/^    /gm, "").replace(/\n+$/, "");
      return {
        lang: void 0,
        content
      };
    },
    react: function(node, output2, state) {
      var className = node.lang ? "markdown-code-" + node.lang : void 0;
      return reactElement("pre", state.key, {
        children: reactElement("code", null, {
          className,
          children: node.content
        })
      });
    },
    html: function(node, output2, state) {
      var className = node.lang ? "markdown-code-" + node.lang : void 0, codeBlock2 = htmlTag("code", sanitizeText(node.content), {
        class: className
      });
      return htmlTag("pre", codeBlock2);
    }
  },
  fence: {
    order: currOrder++,
    match: blockRegex(/^ *(`{3,}|~{3,}) *(?:(\S+) *)?\n([\s\S]+?)\n?\1 *(?:\n *)+\n/),
    parse: function(capture, parse, state) {
      return {
        type: "codeBlock",
        lang: capture[2] || void 0,
        content: capture[3]
      };
    },
    react: null,
    html: null
  },
  blockQuote: {
    order: currOrder++,
    match: blockRegex(/^( *>[^\n]+(\n[^\n]+)*\n*)+\n{2,}/),
    parse: function(capture, parse, state) {
      var content = capture[0].replace(/^ *> ?/gm, "");
      return {
        content: parse(content, state)
      };
    },
    react: function(node, output2, state) {
      return reactElement("blockquote", state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("blockquote", output2(node.content, state));
    }
  },
  list: {
    order: currOrder++,
    match: function(source, state) {
      var prevCaptureStr = state.prevCapture == null ? "" : state.prevCapture[0], isStartOfLineCapture = LIST_LOOKBEHIND_R$1.exec(prevCaptureStr), isListBlock = state._list || !state.inline;
      return isStartOfLineCapture && isListBlock ? (source = isStartOfLineCapture[1] + source, LIST_R$1.exec(source)) : null;
    },
    parse: function(capture, parse, state) {
      var bullet = capture[2], ordered = bullet.length > 1, start = ordered ? +bullet : void 0, items = capture[0].replace(LIST_BLOCK_END_R, `
`).match(LIST_ITEM_R$1), lastItemWasAParagraph = !1, itemContent = items.map(function(item, i) {
        var prefixCapture = LIST_ITEM_PREFIX_R$1.exec(item), space = prefixCapture ? prefixCapture[0].length : 0, spaceRegex = new RegExp("^ {1," + space + "}", "gm"), content = item.replace(spaceRegex, "").replace(LIST_ITEM_PREFIX_R$1, ""), isLastItem = i === items.length - 1, containsBlocks = content.indexOf(`

`) !== -1, thisItemIsAParagraph = containsBlocks || isLastItem && lastItemWasAParagraph;
        lastItemWasAParagraph = thisItemIsAParagraph;
        var oldStateInline = state.inline, oldStateList = state._list;
        state._list = !0;
        var adjustedContent;
        thisItemIsAParagraph ? (state.inline = !1, adjustedContent = content.replace(LIST_ITEM_END_R$1, `

`)) : (state.inline = !0, adjustedContent = content.replace(LIST_ITEM_END_R$1, ""));
        var result = parse(adjustedContent, state);
        return state.inline = oldStateInline, state._list = oldStateList, result;
      });
      return {
        ordered,
        start,
        items: itemContent
      };
    },
    react: function(node, output2, state) {
      var ListWrapper = node.ordered ? "ol" : "ul";
      return reactElement(ListWrapper, state.key, {
        start: node.start,
        children: node.items.map(function(item, i) {
          return reactElement("li", "" + i, {
            children: output2(item, state)
          });
        })
      });
    },
    html: function(node, output2, state) {
      var listItems = node.items.map(function(item) {
        return htmlTag("li", output2(item, state));
      }).join(""), listTag = node.ordered ? "ol" : "ul", attributes = {
        start: node.start
      };
      return htmlTag(listTag, listItems, attributes);
    }
  },
  def: {
    order: currOrder++,
    // TODO(aria): This will match without a blank line before the next
    // block element, which is inconsistent with most of the rest of
    // simple-markdown.
    match: blockRegex(/^ *\[([^\]]+)\]: *<?([^\s>]*)>?(?: +["(]([^\n]+)[")])? *\n(?: *\n)*/),
    parse: function(capture, parse, state) {
      var def = capture[1].replace(/\s+/g, " ").toLowerCase(), target = capture[2], title = capture[3];
      return state._refs && state._refs[def] && state._refs[def].forEach(function(refNode) {
        refNode.target = target, refNode.title = title;
      }), state._defs = state._defs || {}, state._defs[def] = {
        target,
        title
      }, {
        def,
        target,
        title
      };
    },
    react: function() {
      return null;
    },
    html: function() {
      return "";
    }
  },
  table: {
    order: currOrder++,
    match: blockRegex(TABLES.TABLE_REGEX),
    parse: TABLES.parseTable,
    react: function(node, output2, state) {
      var getStyle = function(colIndex) {
        return node.align[colIndex] == null ? {} : {
          textAlign: node.align[colIndex]
        };
      }, headers = node.header.map(function(content, i) {
        return reactElement("th", "" + i, {
          style: getStyle(i),
          scope: "col",
          children: output2(content, state)
        });
      }), rows = node.cells.map(function(row, r) {
        return reactElement("tr", "" + r, {
          children: row.map(function(content, c) {
            return reactElement("td", "" + c, {
              style: getStyle(c),
              children: output2(content, state)
            });
          })
        });
      });
      return reactElement("table", state.key, {
        children: [reactElement("thead", "thead", {
          children: reactElement("tr", null, {
            children: headers
          })
        }), reactElement("tbody", "tbody", {
          children: rows
        })]
      });
    },
    html: function(node, output2, state) {
      var getStyle = function(colIndex) {
        return node.align[colIndex] == null ? "" : "text-align:" + node.align[colIndex] + ";";
      }, headers = node.header.map(function(content, i) {
        return htmlTag("th", output2(content, state), {
          style: getStyle(i),
          scope: "col"
        });
      }).join(""), rows = node.cells.map(function(row) {
        var cols = row.map(function(content, c) {
          return htmlTag("td", output2(content, state), {
            style: getStyle(c)
          });
        }).join("");
        return htmlTag("tr", cols);
      }).join(""), thead = htmlTag("thead", htmlTag("tr", headers)), tbody = htmlTag("tbody", rows);
      return htmlTag("table", thead + tbody);
    }
  },
  newline: {
    order: currOrder++,
    match: blockRegex(/^(?:\n *)*\n/),
    parse: ignoreCapture,
    react: function(node, output2, state) {
      return `
`;
    },
    html: function(node, output2, state) {
      return `
`;
    }
  },
  paragraph: {
    order: currOrder++,
    match: blockRegex(/^((?:[^\n]|\n(?! *\n))+)(?:\n *)+\n/),
    parse: parseCaptureInline,
    react: function(node, output2, state) {
      return reactElement("div", state.key, {
        className: "paragraph",
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      var attributes = {
        class: "paragraph"
      };
      return htmlTag("div", output2(node.content, state), attributes);
    }
  },
  escape: {
    order: currOrder++,
    // We don't allow escaping numbers, letters, or spaces here so that
    // backslashes used in plain text still get rendered. But allowing
    // escaping anything else provides a very flexible escape mechanism,
    // regardless of how this grammar is extended.
    match: inlineRegex(/^\\([^0-9A-Za-z\s])/),
    parse: function(capture, parse, state) {
      return {
        type: "text",
        content: capture[1]
      };
    },
    react: null,
    html: null
  },
  tableSeparator: {
    order: currOrder++,
    match: function(source, state) {
      return state.inTable ? /^ *\| */.exec(source) : null;
    },
    parse: function() {
      return {
        type: "tableSeparator"
      };
    },
    // These shouldn't be reached, but in case they are, be reasonable:
    react: function() {
      return " | ";
    },
    html: function() {
      return " &vert; ";
    }
  },
  autolink: {
    order: currOrder++,
    match: inlineRegex(/^<([^: >]+:\/[^ >]+)>/),
    parse: function(capture, parse, state) {
      return {
        type: "link",
        content: [{
          type: "text",
          content: capture[1]
        }],
        target: capture[1]
      };
    },
    react: null,
    html: null
  },
  mailto: {
    order: currOrder++,
    match: inlineRegex(/^<([^ >]+@[^ >]+)>/),
    parse: function(capture, parse, state) {
      var address = capture[1], target = capture[1];
      return AUTOLINK_MAILTO_CHECK_R.test(target) || (target = "mailto:" + target), {
        type: "link",
        content: [{
          type: "text",
          content: address
        }],
        target
      };
    },
    react: null,
    html: null
  },
  url: {
    order: currOrder++,
    match: inlineRegex(/^(https?:\/\/[^\s<]+[^<.,:;"')\]\s])/),
    parse: function(capture, parse, state) {
      return {
        type: "link",
        content: [{
          type: "text",
          content: capture[1]
        }],
        target: capture[1],
        title: void 0
      };
    },
    react: null,
    html: null
  },
  link: {
    order: currOrder++,
    match: inlineRegex(new RegExp("^\\[(" + LINK_INSIDE + ")\\]\\(" + LINK_HREF_AND_TITLE + "\\)")),
    parse: function(capture, parse, state) {
      var link = {
        content: parse(capture[1], state),
        target: unescapeUrl(capture[2]),
        title: capture[3]
      };
      return link;
    },
    react: function(node, output2, state) {
      return reactElement("a", state.key, {
        href: sanitizeUrl(node.target),
        title: node.title,
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      var attributes = {
        href: sanitizeUrl(node.target),
        title: node.title
      };
      return htmlTag("a", output2(node.content, state), attributes);
    }
  },
  image: {
    order: currOrder++,
    match: inlineRegex(new RegExp("^!\\[(" + LINK_INSIDE + ")\\]\\(" + LINK_HREF_AND_TITLE + "\\)")),
    parse: function(capture, parse, state) {
      var image = {
        alt: capture[1],
        target: unescapeUrl(capture[2]),
        title: capture[3]
      };
      return image;
    },
    react: function(node, output2, state) {
      return reactElement("img", state.key, {
        src: sanitizeUrl(node.target),
        alt: node.alt,
        title: node.title
      });
    },
    html: function(node, output2, state) {
      var attributes = {
        src: sanitizeUrl(node.target),
        alt: node.alt,
        title: node.title
      };
      return htmlTag("img", "", attributes, !1);
    }
  },
  reflink: {
    order: currOrder++,
    match: inlineRegex(new RegExp(
      // The first [part] of the link
      "^\\[(" + LINK_INSIDE + ")\\]\\s*\\[([^\\]]*)\\]"
    )),
    parse: function(capture, parse, state) {
      return parseRef(capture, state, {
        type: "link",
        content: parse(capture[1], state)
      });
    },
    react: null,
    html: null
  },
  refimage: {
    order: currOrder++,
    match: inlineRegex(new RegExp(
      // The first [part] of the link
      "^!\\[(" + LINK_INSIDE + ")\\]\\s*\\[([^\\]]*)\\]"
    )),
    parse: function(capture, parse, state) {
      return parseRef(capture, state, {
        type: "image",
        alt: capture[1]
      });
    },
    react: null,
    html: null
  },
  em: {
    order: currOrder,
    match: inlineRegex(new RegExp(
      // only match _s surrounding words.
      "^\\b_((?:__|\\\\[\\s\\S]|[^\\\\_])+?)_\\b|^\\*(?=\\S)((?:\\*\\*|\\\\[\\s\\S]|\\s+(?:\\\\[\\s\\S]|[^\\s\\*\\\\]|\\*\\*)|[^\\s\\*\\\\])+?)\\*(?!\\*)"
    )),
    quality: function(capture) {
      return capture[0].length + 0.2;
    },
    parse: function(capture, parse, state) {
      return {
        content: parse(capture[2] || capture[1], state)
      };
    },
    react: function(node, output2, state) {
      return reactElement("em", state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("em", output2(node.content, state));
    }
  },
  strong: {
    order: currOrder,
    match: inlineRegex(/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/),
    quality: function(capture) {
      return capture[0].length + 0.1;
    },
    parse: parseCaptureInline,
    react: function(node, output2, state) {
      return reactElement("strong", state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("strong", output2(node.content, state));
    }
  },
  u: {
    order: currOrder++,
    match: inlineRegex(/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/),
    quality: function(capture) {
      return capture[0].length;
    },
    parse: parseCaptureInline,
    react: function(node, output2, state) {
      return reactElement("u", state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("u", output2(node.content, state));
    }
  },
  del: {
    order: currOrder++,
    match: inlineRegex(/^~~(?=\S)((?:\\[\s\S]|~(?!~)|[^\s~\\]|\s(?!~~))+?)~~/),
    parse: parseCaptureInline,
    react: function(node, output2, state) {
      return reactElement("del", state.key, {
        children: output2(node.content, state)
      });
    },
    html: function(node, output2, state) {
      return htmlTag("del", output2(node.content, state));
    }
  },
  inlineCode: {
    order: currOrder++,
    match: inlineRegex(/^(`+)([\s\S]*?[^`])\1(?!`)/),
    parse: function(capture, parse, state) {
      return {
        content: capture[2].replace(INLINE_CODE_ESCAPE_BACKTICKS_R, "$1")
      };
    },
    react: function(node, output2, state) {
      return reactElement("code", state.key, {
        children: node.content
      });
    },
    html: function(node, output2, state) {
      return htmlTag("code", sanitizeText(node.content));
    }
  },
  br: {
    order: currOrder++,
    match: anyScopeRegex(/^ {2,}\n/),
    parse: ignoreCapture,
    react: function(node, output2, state) {
      return reactElement("br", state.key, EMPTY_PROPS);
    },
    html: function(node, output2, state) {
      return "<br>";
    }
  },
  text: {
    order: currOrder++,
    // Here we look for anything followed by non-symbols,
    // double newlines, or double-space-newlines
    // We break on any symbol characters so that this grammar
    // is easy to extend without needing to modify this regex
    match: anyScopeRegex(/^[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n\n| {2,}\n|\w+:\S|$)/),
    parse: function(capture, parse, state) {
      return {
        content: capture[0]
      };
    },
    react: function(node, output2, state) {
      return node.content;
    },
    html: function(node, output2, state) {
      return sanitizeText(node.content);
    }
  }
}, ruleOutput = function(rules2, property) {
  !property && typeof console < "u" && console.warn("simple-markdown ruleOutput should take 'react' or 'html' as the second argument.");
  var nestedRuleOutput = function(ast, outputFunc, state) {
    return rules2[ast.type][property](ast, outputFunc, state);
  };
  return nestedRuleOutput;
}, reactFor = function(outputFunc) {
  var nestedOutput = function nestedOutput2(ast, state) {
    if (state = state || {}, Array.isArray(ast)) {
      for (var oldKey = state.key, result = [], lastResult = null, i = 0; i < ast.length; i++) {
        state.key = "" + i;
        var nodeOut = nestedOutput2(ast[i], state);
        typeof nodeOut == "string" && typeof lastResult == "string" ? (lastResult = lastResult + nodeOut, result[result.length - 1] = lastResult) : (result.push(nodeOut), lastResult = nodeOut);
      }
      return state.key = oldKey, result;
    } else
      return outputFunc(ast, nestedOutput2, state);
  };
  return nestedOutput;
}, htmlFor = function(outputFunc) {
  var nestedOutput = function nestedOutput2(ast, state) {
    return state = state || {}, Array.isArray(ast) ? ast.map(function(node) {
      return nestedOutput2(node, state);
    }).join("") : outputFunc(ast, nestedOutput2, state);
  };
  return nestedOutput;
}, outputFor = function(rules2, property, defaultState = {}) {
  if (!property)
    throw new Error("simple-markdown: outputFor: `property` must be defined. if you just upgraded, you probably need to replace `outputFor` with `reactFor`");
  var latestState, arrayRule = rules2.Array || defaultRules.Array, arrayRuleCheck = arrayRule[property];
  if (!arrayRuleCheck)
    throw new Error("simple-markdown: outputFor: to join nodes of type `" + // @ts-expect-error - TS2469 - The '+' operator cannot be applied to type 'symbol'.
    property + "` you must provide an `Array:` joiner rule with that type, Please see the docs for details on specifying an Array rule.");
  var arrayRuleOutput = arrayRuleCheck, nestedOutput = function nestedOutput2(ast, state) {
    return state = state || latestState, latestState = state, Array.isArray(ast) ? arrayRuleOutput(ast, nestedOutput2, state) : rules2[ast.type][property](ast, nestedOutput2, state);
  }, outerOutput = function(ast, state) {
    return latestState = populateInitialState(state, defaultState), nestedOutput(ast, latestState);
  };
  return outerOutput;
}, defaultRawParse = parserFor(defaultRules), defaultBlockParse = function(source, state) {
  return state = state || {}, state.inline = !1, defaultRawParse(source, state);
}, defaultInlineParse = function(source, state) {
  return state = state || {}, state.inline = !0, defaultRawParse(source, state);
}, defaultImplicitParse = function(source, state) {
  var isBlock = BLOCK_END_R.test(source);
  return state = state || {}, state.inline = !isBlock, defaultRawParse(source, state);
}, defaultReactOutput = outputFor(defaultRules, "react"), defaultHtmlOutput = outputFor(defaultRules, "html"), markdownToReact = function(source, state) {
  return defaultReactOutput(defaultBlockParse(source, state), state);
}, markdownToHtml = function(source, state) {
  return defaultHtmlOutput(defaultBlockParse(source, state), state);
}, ReactMarkdown = function(props) {
  var divProps = {};
  for (var prop in props)
    prop !== "source" && Object.prototype.hasOwnProperty.call(props, prop) && (divProps[prop] = props[prop]);
  return divProps.children = markdownToReact(props.source), reactElement("div", null, divProps);
}, SimpleMarkdown = {
  defaultRules,
  parserFor,
  outputFor,
  inlineRegex,
  blockRegex,
  anyScopeRegex,
  parseInline,
  parseBlock,
  // default wrappers:
  markdownToReact,
  markdownToHtml,
  ReactMarkdown,
  defaultBlockParse,
  defaultInlineParse,
  defaultImplicitParse,
  defaultReactOutput,
  defaultHtmlOutput,
  preprocess,
  sanitizeText,
  sanitizeUrl,
  unescapeUrl,
  htmlTag,
  reactElement,
  // deprecated:
  defaultRawParse,
  ruleOutput,
  reactFor,
  htmlFor,
  defaultParse: function(...args) {
    return typeof console < "u" && console.warn("defaultParse is deprecated, please use `defaultImplicitParse`"), defaultImplicitParse.apply(null, args);
  },
  defaultOutput: function(...args) {
    return typeof console < "u" && console.warn("defaultOutput is deprecated, please use `defaultReactOutput`"), defaultReactOutput.apply(null, args);
  }
}, createHtmlTag = (tagName, content, attributes, isClosed = !0, state = {}) => (typeof attributes?.class == "string" && state.cssModuleNames && (attributes.class = attributes.class.split(" ").map((cl) => state.cssModuleNames[cl] ?? cl).join(" ")), SimpleMarkdown.htmlTag(tagName, content, attributes, isClosed)), discordChannel = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<#?([0-9]*)>/.exec(source),
  parse: (capture) => ({
    id: capture[1]
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.channel(node),
    { class: "d-mention d-channel" },
    !0,
    state
  )
}, discordEmoji = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<(a?):(\w+):(\d+)>/.exec(source),
  parse: (capture) => ({
    animated: capture[1] === "a",
    name: capture[2],
    id: capture[3]
  }),
  html: (node, output2, state) => createHtmlTag(
    "img",
    "",
    {
      class: `d-emoji${node.animated ? " d-emoji-animated" : ""}`,
      src: `https://cdn.discordapp.com/emojis/${node.id}.${node.animated ? "gif" : "png"}`,
      alt: `:${node.name}:`
    },
    !1,
    state
  )
}, discordEveryone = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^@everyone/.exec(source),
  parse: () => ({}),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.everyone(node),
    { class: "d-mention d-user" },
    !0,
    state
  )
}, discordHere = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^@here/.exec(source),
  parse: () => ({}),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.here(node),
    { class: "d-mention d-user" },
    !0,
    state
  )
}, discordRole = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<@&([0-9]*)>/.exec(source),
  parse: (capture) => ({
    id: capture[1]
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.role(node),
    { class: "d-mention d-role" },
    !0,
    state
  )
}, discordSlash = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<\/([\w-]{1,32}):([\d]{16,22})>/.exec(source),
  parse: (capture) => ({
    name: capture[1],
    id: capture[2]
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.slash(node),
    { class: "d-slash" },
    !0,
    state
  )
}, discordText = {
  ...SimpleMarkdown.defaultRules.text,
  match: (source) => /^[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff-]|\n\n|\n|\w+:\S|$)/.exec(
    source
  ),
  html: (node, output2, state) => state.escapeHTML ? SimpleMarkdown.sanitizeText(node.content) : node.content
}, discordTimestamp = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<t:(\d{10})(?::(R|t|T|d|D|f|F))?>/.exec(source),
  parse: (capture) => ({
    timestamp: capture[1],
    style: capture[2]
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.timestamp(node),
    { class: "d-timestamp" },
    !0,
    state
  )
}, discordUser = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<@!?([0-9]*)>/.exec(source),
  parse: (capture) => ({
    id: capture[1]
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    state.discordCallback.user(node),
    { class: "d-mention d-user" },
    !0,
    state
  )
}, autolink = {
  ...SimpleMarkdown.defaultRules.autolink,
  parse: (capture) => ({
    content: [
      {
        type: "text",
        content: capture[1]
      }
    ],
    target: capture[1]
  }),
  html: (node, output2, state) => createHtmlTag(
    "a",
    output2(node.content, state),
    { href: SimpleMarkdown.sanitizeUrl(node.target) },
    !0,
    state
  )
}, blockQuote = {
  ...SimpleMarkdown.defaultRules.blockQuote,
  match: (source, state, prevSource) => !/^$|\n *$/.test(prevSource) || state.inQuote ? null : /^( *>>> ([\s\S]*))|^( *> [^\n]*(\n *> [^\n]*)*\n?)/.exec(source),
  parse: (capture, parse, state) => {
    let all = capture[0], removeSyntaxRegex = !!/^ *>>> ?/.exec(all) ? /^ *>>> ?/ : /^ *> ?/gm, content = all.replace(removeSyntaxRegex, "");
    return {
      content: parse(
        content,
        Object.assign({}, state, { inQuote: !0 })
      ),
      type: "blockQuote"
    };
  }
}, br = {
  ...SimpleMarkdown.defaultRules.br,
  match: SimpleMarkdown.anyScopeRegex(/^\n/)
}, codeBlock = {
  ...SimpleMarkdown.defaultRules.codeBlock,
  match: SimpleMarkdown.inlineRegex(/^```(([a-z0-9-]+?)\n+)?\n*([^]+?)\n*```/i),
  parse: (capture, parse, state) => ({
    lang: (capture[2] || "").trim(),
    content: capture[3] || "",
    inQuote: state.inQuote || !1
  }),
  html: (node, output2, state) => {
    let code;
    return node.lang && HighlightJS.getLanguage(node.lang) && (code = HighlightJS.highlight(node.content, {
      language: node.lang,
      ignoreIllegals: !0
    })), code && state.cssModuleNames && (code.value = code.value.replace(
      /<span class="([a-z0-9-_ ]+)">/gi,
      (str, m) => str.replace(
        m,
        m.split(" ").map((cl) => state.cssModuleNames[cl] || cl).join(" ")
      )
    )), createHtmlTag(
      "pre",
      createHtmlTag(
        "code",
        code ? code.value : SimpleMarkdown.sanitizeText(node.content),
        { class: `hljs${code ? " " + code.language : ""}` },
        !0,
        state
      ),
      null,
      !0,
      state
    );
  }
}, em = {
  ...SimpleMarkdown.defaultRules.em,
  parse: (capture, parse, state) => {
    let parsed = SimpleMarkdown.defaultRules.em.parse(
      capture,
      parse,
      Object.assign({}, state, { inEmphasis: !0 })
    );
    return state.inEmphasis ? parsed.content : parsed;
  }
}, emoticon = {
  order: SimpleMarkdown.defaultRules.text.order,
  match: (source) => /^(¯\\_\(ツ\)_\/¯)/.exec(source),
  parse: (capture) => ({
    type: "text",
    content: capture[1]
  }),
  html: (node, output2, state) => output2(node.content, state)
}, footnote = {
  order: 0,
  match: (source, state) => state.prevCapture === null || state.prevCapture.at(-1) === `
` ? /^-# +([^\n]+?)(\n|$)/.exec(source) : null,
  parse: (capture, parse, state) => ({
    content: parse(capture[1].trim(), state)
  }),
  html: (node, output2, state) => createHtmlTag("small", output2(node.content, state), null, !0, state)
}, heading = {
  ...SimpleMarkdown.defaultRules.heading,
  match: (source, state) => state.prevCapture === null || state.prevCapture.at(-1) === `
` ? /^(#{1,3}) +([^\n]+?)(\n|$)/.exec(source) : null
}, inlineCode = {
  ...SimpleMarkdown.defaultRules.inlineCode,
  match: (source) => SimpleMarkdown.defaultRules.inlineCode.match.regex.exec(source),
  html: (node, output2, state) => createHtmlTag(
    "code",
    SimpleMarkdown.sanitizeText(node.content.trim()),
    null,
    !0,
    state
  )
}, LIST_BULLET = "(?:[*-]|\\d+\\.)", LIST_ITEM_PREFIX = "( *)(" + LIST_BULLET + ") +", LIST_ITEM_PREFIX_R = new RegExp("^" + LIST_ITEM_PREFIX), LIST_ITEM_R = new RegExp(
  LIST_ITEM_PREFIX + "[^\\n]*(?:\\n(?!\\1" + LIST_BULLET + " )[^\\n]*)*(\\n|$)",
  "gm"
), LIST_ITEM_END_R = / *\n+$/, LIST_R = new RegExp(
  "^( *)(" + LIST_BULLET + ") [\\s\\S]+?(?:(\\n)(?! )(?!\\1" + LIST_BULLET + " )\\n*|\\s*\\n*$)"
), LIST_LOOKBEHIND_R = /(?:^|\n)( *)$/, list = {
  ...SimpleMarkdown.defaultRules.list,
  match: function(source, state) {
    let prevCaptureStr = state.prevCapture == null ? "" : state.prevCapture[0], isStartOfLineCapture = LIST_LOOKBEHIND_R.exec(prevCaptureStr);
    return isStartOfLineCapture ? (source = isStartOfLineCapture[1] + source, LIST_R.exec(source)) : null;
  },
  parse: function(capture, parse, state) {
    let bullet = capture[2], ordered = bullet.length > 1, start = ordered ? +bullet : void 0, itemContent = capture[0].match(LIST_ITEM_R).map((item) => {
      let prefixCapture = LIST_ITEM_PREFIX_R.exec(item), space = prefixCapture ? prefixCapture[0].length : 0, spaceRegex = new RegExp("^ {1," + space + "}", "gm"), content = item.replace(spaceRegex, "").replace(LIST_ITEM_PREFIX_R, "").replace(LIST_ITEM_END_R, "");
      return parse(content, state);
    });
    return {
      ordered,
      start,
      items: itemContent
    };
  }
}, spoiler = {
  order: 0,
  match: (source) => /^\|\|([\s\S]+?)\|\|/.exec(source),
  parse: (capture, parse, state) => ({
    content: parse(capture[1], state)
  }),
  html: (node, output2, state) => createHtmlTag(
    "span",
    output2(node.content, state),
    { class: "d-spoiler" },
    !0,
    state
  )
}, strike = {
  ...SimpleMarkdown.defaultRules.del,
  match: SimpleMarkdown.inlineRegex(/^~~([\s\S]+?)~~(?!_)/)
}, url = {
  ...SimpleMarkdown.defaultRules.url,
  parse: (capture) => ({
    content: [
      {
        type: "text",
        content: capture[1]
      }
    ],
    target: capture[1]
  }),
  html: (node, output2, state) => createHtmlTag(
    "a",
    output2(node.content, state),
    { href: SimpleMarkdown.sanitizeUrl(node.target) },
    !0,
    state
  )
}, rulesDiscordOnlyHtml = {
  discordChannel,
  discordEmoji,
  discordEveryone,
  discordHere,
  discordRole,
  discordSlash,
  discordTimestamp,
  discordUser,
  text: discordText
}, rulesDiscordOnly = rulesDiscordOnlyHtml, rulesHtml = {
  ...rulesDiscordOnlyHtml,
  autolink,
  blockQuote,
  br,
  codeBlock,
  em,
  emoticon,
  footnote,
  heading,
  inlineCode,
  link: SimpleMarkdown.defaultRules.link,
  list,
  newline: SimpleMarkdown.defaultRules.newline,
  spoiler,
  strike,
  strong: SimpleMarkdown.defaultRules.strong,
  u: SimpleMarkdown.defaultRules.u,
  url
}, rules = {
  ...rulesDiscordOnly,
  ...rulesHtml,
  escape: SimpleMarkdown.defaultRules.escape
};
var parser = SimpleMarkdown.parserFor(rules), output = SimpleMarkdown.outputFor(rulesHtml, "html"), parserDiscord = SimpleMarkdown.parserFor(rulesDiscordOnly), outputDiscord = SimpleMarkdown.outputFor(rulesDiscordOnlyHtml, "html"), parserEmbed = SimpleMarkdown.parserFor(rules), outputEmbed = SimpleMarkdown.outputFor(rulesHtml, "html");
export {
  SimpleMarkdown as markdownEngine,
  rules
};
