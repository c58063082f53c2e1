<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>Stopped.</source>
        <comment>by Ctrl+C</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach had to stop over a fault of its own, of which {file} tells. All that was written down is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach had to stop over a fault of its own. All that was written down is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminds you of the calf stretch, from the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach could not be set to start at login ({why}). Nothing was changed; your system&apos;s own settings may be able to do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach could not be kept from starting at login ({why}). Nothing was changed; your system&apos;s own settings may be able to do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the path to the program is longer than the %n letter(s) Windows takes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is named twice: sound, timeline and captions need a file each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coaches you through the wall calf stretch, by eye and by ear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the window with help for a cramp now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait in the tray, with no window until it is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMMAND</source>
        <comment>in the help, what stands for one</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a session in the terminal, no window needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the guided session as sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or .mp3, .ogg or .flac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write its timeline as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write its words as captions as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the diary to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose name ends in .json, .csv or .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge a diary&apos;s file into the diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions a day, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep diary and settings in DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the clock N times as fast, silently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open with eight weeks of made-up history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold for 2, 2.5 or 3 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 to 30 seconds to reach the wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, more than 0 and at most 100000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: its name has to end in .wav, .mp3, .ogg or .flac.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: there is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be made: no sound can be kept in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is to be brought up to date, and cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No back-up was made, since the diary&apos;s file is damaged. The earlier back-ups are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the diary itself. Choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {why}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No back-up of the diary could be made: {why}. The diary itself is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a UUID</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a time with its offset, such as 2026-11-20T21:30:00+00:00, from {first} to {last}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be morning, midday, bedtime or extra</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a name of 1 to 100 letters</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a number of seconds, more than 0 and at most {most}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a number of seconds from 0 to {most}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a whole number from 0 to {most}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be true or false</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be null or a number of seconds from 0 to {most}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be calf, foot or thigh</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be null, left, right or both</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be null or a whole number from 0 to 10</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a list of numbness, swelling and weakness</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a text of at most {most} letters</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be a date such as 2026-11-20, from {first} to {last}</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be 1, 2 or 3</source>
        <comment>behind the name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be an object with the fields of its kind</source>
        <comment>an entry in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year {year} is too long ago to be written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That lies in the future. Choose a time that has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The note has %n character(s); there is room for {most}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A cramp can be written down as lasting up to three hours. Put anything longer into the note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad it was goes from 0 to 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <comment>why a file could not be deleted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything could be deleted from {folder} ({files}). Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names no format that the diary can be written in: use .json, .csv or .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full or does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program is busy with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the diary has no room for such a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a sign or a number that cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The back-up {file} cannot be opened: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} cannot be opened: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary in {folder} cannot be opened: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The back-up {file} was written by a newer version of Calf Coach, which can open it. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} was written by a newer version of Calf Coach, which can open it. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary in {folder} was written by a newer version of Calf Coach, which can open it. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary cannot be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry} ({place}): {fault}</source>
        <comment>an entry of a file, its place there, and what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} {fault}</source>
        <comment>a place in a file, and what is wrong with it: nights[0].cramps is missing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it</source>
        <comment>a file that cannot be read</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: {why}</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>has more than %n entr(y|ies)</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>has more faults than can be told</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there twice</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not taken in, and the diary is as it was: {fault}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not taken in, and the diary is as it was: {fault}, and one more fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{file} was not taken in, and the diary is as it was: {fault}, and %n more fault(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>is not “{value}”, so this is no diary that can be read here</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no file with text in it</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the diary itself</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than {most} MB</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file has lost what was in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest part of its file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary stays as it was, since it cannot be merged into: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its date is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long it took is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what tells it apart from the others is missing or spoilt</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its time of day is missing, or none that is known here</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of its exercise is missing, or too long</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long it was to be is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the length of its holds is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its number of repetitions is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say whether it was done to the end</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place of the cramp is missing, or none that is known here</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the side of the cramp is missing, or none that is known here</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say whether it woke you</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how bad it was is missing, or not from 0 to 10</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signs are missing, or none that are known here</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its note is missing, too long or spoilt</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its number of cramps is missing, or cannot be right</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not for 1, 2 or 3 sessions a day</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no entry that can be read</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no file with a diary from Calf Coach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no diary that this version of Calf Coach can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no file with a diary, or it was cut short or changed on its way here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is in the file twice</source>
        <comment>behind the name of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry}: {what}.</source>
        <comment>what is wrong with an entry of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is set aside as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is set aside as {file}, and the back-up of {day} may have what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary&apos;s file was damaged; none of its entries could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary&apos;s file was damaged; one entry could be read and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The diary&apos;s file was damaged; %n entr(y|ies) could be read and are kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The diary in {folder} was gone, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary in {folder} was gone, and a new one was begun. The back-up of {day} can bring back what was in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault} (line {number})</source>
        <comment>behind the name of a place in a file: ends too early (line 5)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a name twice, or others than a diary</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too long, or not what a diary has there</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is nested too deep</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a number that is too long</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not UTF-8 text</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not what a diary has there</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends too early</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a name twice</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has NaN or Infinity for a number</source>
        <comment>behind the name of a place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary in {folder} is damaged and could not be rescued: {why}. Nothing was changed: put that right and open Calf Coach again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary&apos;s file is damaged, and nothing more is written to it. Close Calf Coach and open it again: it then rescues what can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diary is no longer in {folder}, so that could not be written. Bring the folder back, and it goes on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can only be read</source>
        <comment>the diary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to the diary in {folder}: {why}. What is in it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That could not be written to the diary: {why}. All that was written before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routines that come with Calf Coach are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything could be deleted: {files}. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the language “{code}”, {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of languages is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a language is wanted, such as “de” or “pt-BR”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many are wanted as in the file&apos;s own language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not of the same kind as in the file&apos;s own language, or is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has nothing of that name in its own language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no text, and the same in all languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id of what is translated is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No clear fall in the cramps in %n week(s), with most sessions done in the last six. More of it may not be the answer: a GP can look for a reason, and knows what else may help.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cramps woke you on {woken} of the last %n night(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A cramp on {day} lasted longer than 10 minutes. If one lasts that long and is not easing, get medical help urgently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) lasted longer than 10 minutes, the latest on {day}. If one lasts that long and is not easing, get medical help urgently.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You noted swelling with a cramp on {day}. One hot, swollen calf needs urgent help, above all in pregnancy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You noted swelling with %n cramp(s), the latest on {day}. One hot, swollen calf needs urgent help, above all in pregnancy.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You noted numbness with a cramp on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You noted numbness with %n cramp(s), the latest on {day}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You noted weakness with a cramp on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You noted weakness with %n cramp(s), the latest on {day}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Calf stretch: morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf stretch: midday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf stretch: just before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for your calf stretch at the wall. Calf Coach, on your computer, can talk you through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each bar is one week, counted back from the last night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Each bar is %n week(s), counted back from the last night.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>part of a week: %n night(s)</source>
        <comment>what a bar of the chart shows</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>from {day} {cramps}</source>
        <comment>cramps a week from a day on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar chart of cramps a week: {cramps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>the days on which weeks begin</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nights answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>Nov 2026</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} ’{year}</source>
        <comment>November 2026, with two digits for the year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{cramps} in %n night(s)</source>
        <comment>so many cramps</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {every}</source>
        <comment>so many of so many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leg cramps at night: summary for a GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written down in these dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-reported: this page repeats what the person wrote in a diary. Nothing on it was measured or checked, and it is not a diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calf</source>
        <comment>where cramps were</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foot</source>
        <comment>where cramps were</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thigh</source>
        <comment>where cramps were</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <comment>which leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <comment>which leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <comment>which leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side not noted</source>
        <comment>which leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leg cramps at night: summary for a GP, {dates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dates}. The diary began on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <comment>two dates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} to {last}</source>
        <comment>two dates of one month: 3 to 25 November 2026; {first} stands for 3 November</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: the diary in Calf Coach {version}, entries of {dates}. Made on {day}. A night runs from noon to noon and bears the date on which it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n night(s), none of them answered: not known.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nights not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nights woken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad (0–10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cramp has an entry of its own, so length, strength, place and signs are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Length, strength, place and signs are of {known} of the %n cramp(s): those with an entry of their own.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Over 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n night(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{cramps} on the {nights} answered</source>
        <comment>0 cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} answered; at least one on {some}</source>
        <comment>so many cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} answered, {rate} a week; at least one on {some}</source>
        <comment>so many cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no night is over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of {nights}</source>
        <comment>nights</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} of {nights}; not known, and not counted as nights without cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nights}, going by the cramps written down</source>
        <comment>so many nights</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} (one cramp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {length}, longest {longest} (of {cramps})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{severity} (one cramp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {severity}, worst {worst} (of {cramps})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figures}; not noted for {cramps}</source>
        <comment>so many cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} {count} ({sides})</source>
        <comment>calf 5 (left 3, right 2)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{side} {count}</source>
        <comment>left 3</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps}: {days} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps}: {days}</source>
        <comment>3 cramps: 12 Nov, 3 Nov (2)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} ({count})</source>
        <comment>so many cramps on a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {planned} planned ({share}%); {beyond} more than planned</source>
        <comment>sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {planned} planned ({share}%)</source>
        <comment>sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day of sessions is over yet; {beyond} more than planned</source>
        <comment>sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day of sessions is over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sessions} from {day}</source>
        <comment>sessions a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changes} (and {earlier})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n earlier change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Too early to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cramps on the nights answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer cramps, it seems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer cramps than at the start, it seems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More cramps, it seems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many cramps ease by themselves, so this cannot say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None on the %n night(s) answered in the last eight weeks.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About {rate} cramps a week in the last four weeks, {earlier} in the four before: fewer, and more than chance would often do (range {range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {rate} cramps a week in the last four weeks, {earlier} in the four before: more than chance would often do (range {range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {rate} cramps a week in the last four weeks, {earlier} in the four before: no clear change. Anything from {least} to {most} fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered so far: {last} of the last {nights} nights, {before} of the {nights} before. From {enough} in each on, they can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the first four weeks it was {rate}: fewer since then (range {range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the first four weeks it was {rate}.</source>
        <comment>cramps a week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now about {rate} cramps a week, and {earlier} in the first four weeks: fewer, and more than chance would often do (range {range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last four weeks against the four before, with {earlier} a week: no clear change. Anything from {least} to {most} fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most} fewer</source>
        <comment>a range: 12% to 50% fewer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most} more</source>
        <comment>a range: 12% to 50% more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <comment>a range: 12% more to 3.0 times as many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} fewer</source>
        <comment>12% fewer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} more</source>
        <comment>12% more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} times as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many times as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have gone to three a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have gone to two a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have gone to one a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at three a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at two a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at one a day: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at three a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at two a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. The plan would have stayed at one a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three a day from today: morning, midday and before bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two a day from today: morning and before bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a day from today: before bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three a day since {day}: morning, midday and before bed. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two a day since {day}: morning and before bed. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a day since {day}: before bed. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} at the start ({rate} a week), {later_cramps} on the last {later_nights} answered ({later_rate} a week): that seems more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} at the start ({rate} a week), {later_cramps} on the last {later_nights} answered ({later_rate} a week): that may be more than chance, and fewer sessions are worth a try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on {nights} before ({rate} a week), {later_cramps} on the last {later_nights} answered ({later_rate} a week): that seems more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} at the start ({rate} a week), {later_cramps} on the last {later_nights} answered ({later_rate} a week): as often as then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three a day: morning, midday and before bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Your first %n answered night(s) are the starting point; later ones are compared with them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{answered} of the %n night(s) that make the start are answered so far.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{cramps} on the {nights} at the start ({rate} a week); later nights are compared with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cramps} on the {nights} at the start ({rate} a week), {later_cramps} on the last {later_nights} answered ({later_rate} a week): no clear fall yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps often rise in summer; a few more now may be the season rather than a step back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s)</source>
        <comment>begins a sentence</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No cramps</source>
        <comment>begins a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night</source>
        <comment>as in: on the last night answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened: there is no display (DISPLAY is not set).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“calf-coach session” runs the same session here in the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach is not set up yet ({packages} is missing): run “python -m pip install .” in {folder} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach is not set up yet ({packages} are missing): run “python -m pip install .” in {folder} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Calf Coach from a desktop session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some system libraries that sound needs are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some system libraries that the PDF needs are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened: there is no display (DISPLAY is not set), and some system libraries that Qt needs are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened: some system libraries that Qt needs are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened: the display {display} does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian or Ubuntu, “sudo apt install {packages}” brings them; elsewhere their names are alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text: byte {number} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a usable routine: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a usable routine: its tables lie too deep in one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a file</source>
        <comment>a routine&apos;s file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than {most} kB, and a routine needs far less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count has no {n} for the number - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold_s {seconds} is none of hold_choices_s - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest_s does not lie between rest_min_s and rest_max_s - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two of hold_choices_s are the same - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole repetitions with a hold of {seconds} s do not fill {minutes} min - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no pose “{pose}” - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a seated figure needs a seat_height - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hands_on_wall needs a wall_distance in the scene - at `{place}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is left out: its id “{id}” is that of “{title}”. Give it another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routines in {folder} could not be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning, midday and bedtime come in this order, at least an hour apart; a day begins at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choices could not be kept in {folder}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the file: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing into the diary: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n repetition(s), {length} on the exercise clock.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y|ies) could not be read: left out there, and kept in the diary.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Entries in {file}: {new} new, {changed} changed, {same} the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries in {file}: {new} new, {changed} changed, {same} the same as before, {kept} left as here, where more is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} a day</source>
        <comment>sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete.</source>
        <comment>a session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended early.</source>
        <comment>a session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <comment>repetitions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth telling a GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being made. You can go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is in {file}. Send it to your phone, or play it from there. Its words are in {captions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be made: {reason}. Nothing was changed; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{captions} could not be made: {reason}. The session itself is in {file}, and can be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be made. Nothing was changed; try it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session to take along</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} %</source>
        <comment>per cent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} s</source>
        <comment>seconds, in short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2½ s</source>
        <comment>two and a half seconds, in short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your diary is written to {file}. “Bring a file in” reads it, here or on another computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: your diary is being changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That could not be done. Your diary is as it was; close Calf Coach, open it again and try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A computer can break or be lost. A file with your diary, on a memory stick or another computer, is safe from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your diary as it was before an earlier change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the diar&amp;y…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a file &amp;in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put this back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the &amp;diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only add what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all of it in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of your diary is made by itself on each day on which something in it changed. Choose one to see what it would bring back. Nothing changes before you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no back-ups yet. The first one is made by itself, soon after the program is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: the back-ups are being looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your diary has just the same in it. There is nothing to bring back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can undo it afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: your diary is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) would come back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) would come back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer(s) for %n night(s) would come back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of sessions a day would come back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) written down since then would be removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) written down since then would be removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer(s) for %n night(s) given since then would be removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of sessions a day made since then would be removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) corrected since then would be changed back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) corrected since then would be changed back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer(s) for %n night(s) changed since then would be changed back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of sessions a day changed since then would be changed back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None has been made yet: the first comes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by themselves, the last one today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by themselves, the last one yesterday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by themselves, the last one on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y|ies)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diary file: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back-up: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two ways. Either can be undone afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Your diary is again as it was then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. What was missing is in your diary again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone. Your diary is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}?</source>
        <comment>cramps of a week of which hardly a night is known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{question} {answer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cramp now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put this into the diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heading}. {line}</source>
        <comment>said to who listens</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: less</source>
        <comment>a button that makes a number smaller</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: more</source>
        <comment>a button that makes a number larger</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {choice}</source>
        <comment>a button to choose something with</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in your diary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The muscle may stay sore for up to a day. A painkiller can ease that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cramp of 10 minutes or more is worth telling your GP. If it comes back, or has not eased, get medical help now: in the UK, call 111.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call 111 (UK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has &amp;passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} so far</source>
        <comment>a cramp lasts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was &amp;not a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lasted {length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has passed. It lasted {length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three hours or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes}&#xa0;min {seconds}&#xa0;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <comment>the left leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <comment>the right leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <comment>legs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>½</source>
        <comment>half a minute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over {number}</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down: {day}, {time}. Add more if you like; it is kept as you go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} By day it counts with the night before.</source>
        <comment>a cramp</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} By day it counts with the night that follows.</source>
        <comment>a cramp</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound just now: read the words here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet. Sessions and cramps stand here as they are written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the diary matches that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an entry to read all of it, correct it or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <comment>an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last} of {all}</source>
        <comment>entries of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of your diary and your settings is left on this computer. If you open Calf Coach again one day, it begins as on the first day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. Nothing has been deleted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your diary: every session, every cramp and every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its back-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings, and the sounds that were made for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start with the computer, and with it the reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and pages that you saved elsewhere yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you put into the calendar on your phone: delete it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program Calf Coach itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is deleted cannot be brought back by anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I &amp;understand this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the diar&amp;y first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete everything now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is written to {file}. Your diary stays here as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}. Nothing was changed; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written. Nothing was changed; try it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being written. You can go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: it is being stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. {file} was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: another file is being written. You can stop that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part of Calf Coach stumbled, and the rest goes on. All that was written down until now is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach could not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong as it started. Your diary was left as it is, and trying again may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heading} - Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written down</source>
        <comment>what a bar of the chart shows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what nights not answered may add</source>
        <comment>what a bar of the chart shows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no night answered</source>
        <comment>what a bar of the chart shows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no printer here. Save the page as a PDF, and print that where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the page. Look whether it is on, or save the page as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be saved as {file}: {why}. The diary is as it was; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be made: no fonts were found on this computer. The diary is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted with a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf stretching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions to discuss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 8 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 6 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page on your cramps, to take with you. Your name is not on it: write it on the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page for your GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check.toml has no words for “{key}” - at `{place}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{entry}, {time}</source>
        <comment>Morning session, Thu 12 Nov 2026, 08:30</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry}: {detail}</source>
        <comment>an entry of the diary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midday session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedtime session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the left calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the right calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in both calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the left foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the right foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in both feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the left thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in the right thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp in both thighs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weakness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <comment>to be searched for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cramp</source>
        <comment>to be searched for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n repetition(s) in {length}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repetition(s) in {length}, ended early</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of 10</source>
        <comment>how bad a cramp was</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>woke me</source>
        <comment>of a cramp</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the question on Today each morning. In a few weeks, this page shows whether the cramps become fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: three a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: two a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: one a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing written down in this month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sessions}, no night known.</source>
        <comment>a month</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{sessions}, {cramps} on the %n night(s) known.</source>
        <comment>a month</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: nothing written down yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: before the diary began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {cramps}</source>
        <comment>the cramps of a night</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {sessions}, {cramps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) done, {planned} planned</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n session(s)</source>
        <comment>sessions done of those planned</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>cramps not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the night is still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week of</source>
        <comment>a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) from</source>
        <comment>a day on</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{day}, {cramps}</source>
        <comment>a week and its cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a day: {sessions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps a week, the latest first, week of: {weeks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cramps a week, the latest first, %n week(s) from: {weeks}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>full, as written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pale, what the nights not answered may add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hatched, hardly a night answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each bar is a week: {meanings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each bar is a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Each bar is %n week(s): {meanings}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each bar is %n week(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>to come</source>
        <comment>a week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} to {after}</source>
        <comment>sessions a day in one week, such as 3 to 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be brought in, and your diary is as it was. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a file in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read. Your diary stays as it is until you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entries are being written into your diary: all of them, or none if you stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was brought in, and your diary is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was not brought in, and your diary is as it was. Save it again where it came from, and choose that one. These things in it are not as they should be:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is in this file is in your diary already. There is nothing to bring in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no entries in this file. There is nothing to bring in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what would happen. You can undo it afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Done. %n entr(y|ies) came into your diary.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more like that.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) would be new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) would be new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer(s) for %n night(s) would be new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of sessions a day would be new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) would be brought up to date, since the file knows more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cramp(s) would be brought up to date, since the file knows more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer(s) for %n night(s) would be brought up to date, since the file knows more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of sessions a day would be brought up to date.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y is|ies are) the same as here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y stays as it is|ies stay as they are), since your diary knows more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>That could not be undone. Your diary is as it was a moment ago; look into its back-ups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can do everything with the mouse. These keys are for those who like them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <comment>between keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backspace</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Down</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} and {other}</source>
        <comment>held together</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{way} or {other}</source>
        <comment>keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys}: {does}</source>
        <comment>what keys do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with a cramp, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these keys; not during a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next thing to press, or to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the button that has the frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cra&amp;mp now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a button by its underlined letter, here “Cramp now”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the text larger or smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the whole screen, or come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any letter</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any number</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clicker</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headset</source>
        <comment>on a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and show these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this stretch again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip to the next stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say fewer words, or all of them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave; what is known is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the sound at the wall first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sound at the wall, before the first session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the &amp;back-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the back-up, when the diary was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chan&amp;ge this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide these choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide these choices again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wh&amp;y?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell why there are so many sessions a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write a cramp down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a cramp down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it cram&amp;p?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out whether it is a cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at your history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read about cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ettings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what was just written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All right, when the plan has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the plan as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understood, when there is advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← &amp;Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go from day to day in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month before, or the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a p&amp;icture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table, or as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page for your &amp;GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‹ &amp;Newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Older ›</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer entries of the list, or older ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of it again, after a search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a time: a quarter of an hour later or earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a time: an hour later or earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the reminders until tomorrow, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add to my calendar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them to your calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tak&amp;e it along…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the session along, as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sound at the &amp;wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sound at the wall, louder step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hear it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the sound as it is, or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More &amp;voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a voice from a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a voice from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the diary&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loo&amp;k at the back-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the back-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the diary as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a diary&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a &amp;table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the diary as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop savi&amp;ng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop saving the diary, while that takes its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything, after a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back; or first, end the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move through the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Is it cramp?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it cramp?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the question before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with a cramp, now, when it seems to be one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved: {reason}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{sought}”. Try one plain word, such as night, medicine or stretch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) found for “{sought}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: one a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: two a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: three a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: one a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: two a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: three a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down: {entry}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted: {entry}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry in the diary cannot be read, and stays there as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y|ies) in the diary cannot be read, and stay there as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The night of {day}: not known.</source>
        <comment>its cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night of {day}: {number} or more.</source>
        <comment>cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night of {day}: {number}.</source>
        <comment>cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: {state}</source>
        <comment>Midday: done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps that night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps in the night of {day}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <comment>no cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 or more</source>
        <comment>cramps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>the cramps of a night</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <comment>Thu 12 Nov 2026</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is {file}. Send it to yourself, open it on the phone, and say yes to adding it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer could not show the folder. It is {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seven minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for your morning stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for your midday stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the last stretch of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for a stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The morning stretch comes back at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The midday stretch comes back at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bedtime stretch comes back at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more of the morning stretch today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more of the midday stretch today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more of the bedtime stretch tonight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: morning, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: midday, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: bedtime, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: tomorrow morning, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: tomorrow at midday, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: tomorrow at bedtime, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {weekday} morning, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {weekday} at midday, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {weekday} at bedtime, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} at the wall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} on your chair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits in the corner of your screen and reminds you when it is time. To open it, click on its picture there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Calf Coach?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders come only while Calf Coach is running. Keep it running, and you find it again among your open windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No rush. If you do nothing, it comes back in %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reminders are paused until tomorrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders are paused until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me again today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: tomorrow, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: {weekday}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reminder ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause reminders until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders are off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: tomorrow, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next reminder: {weekday}, {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reminder ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach. {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words, from the next rest on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few words, from the next rest on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tones only, from the next rest on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is turned off in Settings, so no words are heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{day} at {time}, %n repetition(s), {length}.</source>
        <comment>a session: when, how many repetitions, how long on the clock</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Words: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words: few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <comment>of the session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session is paused. F1 or Esc leads back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← &amp;Back to the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the Calf Coach window open, or reminders will not come: this desktop has no place for it once the window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until tomorrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits out of sight until it is time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a file for the calendar on your phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“As the computer” is light or dark by day, and turns dim and warm by itself before bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quitting ends the reminders, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At bedtime only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the morning and at bedtime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At all three times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To keep your diary on a memory stick, or to take it to another computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a spreadsheet. It cannot be brought in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks before anything is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning can be {time} at the earliest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midday can be {time} at the earliest, an hour after morning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedtime can be {time} at the earliest, an hour after midday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning can be {time} at the latest, an hour before midday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midday can be {time} at the latest, an hour before bedtime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedtime can be {time} at the latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are saved at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tones only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In full at first, then in fewer words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word or two for each movement, from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words: a tone rises to lean in, holds steady, and falls to come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a file with this session, to be played without the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: earlier</source>
        <comment>a button that sets a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: later</source>
        <comment>a button that sets a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a time such as {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (America), clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (Great Britain), clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (Great Britain)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (America)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (BBC English)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 % is as loud as by day. Off: no sound at all before bed, and silent reminders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The list now has %n more voice(s), in other languages, below the English ones.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a loudness</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk to the wall and listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets louder, step by step. Press any key when you hear it clearly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is loud enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sessions sound as loud as that from now on, {percent} %. Settings can change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the loudest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the sound of the computer up, and listen again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} The captions on the screen lead you, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;I hear it clearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Listen again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular stretching may ease night cramps. Nothing here is a diagnosis: a GP can give one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <comment>below the name of one of the day&apos;s sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <comment>below the name of one of the day&apos;s sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <comment>below the name of one of the day&apos;s sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done</source>
        <comment>below the name of one of the day&apos;s sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from tomorrow</source>
        <comment>below the name of one of the day&apos;s sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a day: before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two a day: morning and before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three a day: morning, midday and before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: morning, {time}. An extra one now does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: midday, {time}. An extra one now does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: bedtime, {time}. An extra one now does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cramp in the calf, {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cramp in the foot, {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cramp in the thigh, {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf Coach guides you through a stretch that may ease night leg cramps, and keeps a diary of them. It is not a diagnosis, and it does not replace your doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 or more cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {cramps} last night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {cramps} the night before last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {cramps} on {weekday} night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a session, {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello</source>
        <comment>at night</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All done for today. An extra one does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any cramps last night?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any cramps the night before last?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any cramps on {weekday} night?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n written down.</source>
        <comment>so many cramps</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repetition(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last session: {when}, {repetitions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last session: {when}, {repetitions}, ended early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tonight at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last night at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the night of {day} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer slept, so the session waited. Press the space bar to carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: the voice is getting ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the space bar to carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {word}</source>
        <comment>the word for the phase that follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Sleep well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n stretches, {length} on the clock.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sleep well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You did %n stretch(es), {length} on the clock.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session had not begun yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <comment>the repetition that is done now, of all of them</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch {number} of {all}</source>
        <comment>the repetition that is done now, of all of them</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural voices need a part of Calf Coach that is not installed here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no voice file: its name ends in .onnx. Nothing was changed; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used without {card} beside it. Put both into one folder, then choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} does not tell of a voice that can be used here. Nothing was changed; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>British English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>American English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}, natural ({language})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}, {country}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice just now: tones and captions guide this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some words have no voice just now: tones and captions stand in for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound just now: captions guide this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice you chose is not there just now: another speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its words could not be spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is turned off in Settings: captions guide this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {folder}</source>
        <comment>behind a colon</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words cannot be made just now. The session goes on as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lean forwards until your calves pull. Hold still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you hear this clearly from the wall, the sound is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound just now. Are speakers or headphones connected, and turned on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice}, clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part of Calf Coach that makes the sound has stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>How the plan went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three sessions a day from the start. Changes to your plan appear here, with their reasons.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>8 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>of the time that the diary covers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps and sessions, week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart of cramps a week and sessions a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a p&amp;icture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrampAfterPage</name>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which leg?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad, from 0 to 10?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrampNowPage</name>
    <message>
        <source>How long it has lasted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrampPage</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long, in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It woke me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cramp: when, and where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cramp is written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this cramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which leg?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many minutes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bad? 10 is the worst</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Your day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one is best just before bed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntriesList</name>
    <message>
        <source>What was written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>the entries of the diary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word or a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the diary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message>
        <source>The report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report helps to mend it. Nothing from your diary is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GpDesk</name>
    <message>
        <source>Page for the GP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GpScreen</name>
    <message>
        <source>Which dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>← &amp;Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page for your &amp;GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to look back on yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldRing</name>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>There is no printer here. Save it as a PDF, and print that where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LooksCard</name>
    <message>
        <source>Colours and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps still</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Written into the diary.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Choose for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuitCard</name>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReminderWindow</name>
    <message>
        <source>Time to stretch - Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionBar</name>
    <message>
        <source>How far the session is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionCard</name>
    <message>
        <source>The session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to walk to the wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold each stretch for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your phone, or a speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tak&amp;e it along…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionChoices</name>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to walk to the wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the wall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionEntryPage</name>
    <message>
        <source>Place in the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>Session. Any key pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cramp now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDesks</name>
    <message>
        <source>&amp;Back to the settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallWindow</name>
    <message>
        <source>The picture of Calf Coach: a leg from the knee down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundCard</name>
    <message>
        <source>Voice and sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness of the tones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sound at the &amp;wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it loud enough?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the wall, it gets louder step by step until you press a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the voices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice was found here. The tones lead you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hear each voice when you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Saved in your diary.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Start the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cramp now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>‹ &amp;Newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Older ›</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceChooser</name>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More voices, in other languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice chosen before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Calf Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From anywhere: Ctrl+Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
