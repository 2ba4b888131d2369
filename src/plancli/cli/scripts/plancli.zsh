#compdef plancli
# Completion of plancli for zsh: plancli --install-completion
#
# plancli is told the line up to the cursor, as it was typed. It answers one value a line, with words about it
# after a tab, both as they are: compadd does the quoting, and nothing is evaluated here.

_plancli() {
    local answer line value about
    local -a values abouts shown
    local -i width
    if answer=$(_PLANCLI_COMPLETE=offer_zsh command plancli \
        "${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX" </dev/null 2>/dev/null); then
        for line in "${(@f)answer}"; do
            [[ -n $line ]] || continue
            value=${line%%$'\t'*}
            values+=("$value")
            abouts+=("${${line#"$value"}#$'\t'}")
            (( ${(m)#value} > width )) && width=${(m)#value}
        done
        for value about in "${(@)values:^abouts}"; do
            shown+=("${(mr:width:)value}${about:+  -- $about}")
        done
        compadd -V plancli -l -d shown -a values
    else
        compset -P '-*='
        _files
    fi
}

if [[ $funcstack[1] == _plancli ]]; then
    _plancli # loaded from $fpath when the tabulator is pressed for the first time
else
    compdef _plancli plancli
fi
